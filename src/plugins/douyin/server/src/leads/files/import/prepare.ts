import type { Core } from '@strapi/strapi';
import { service } from '../../../shared/service';
import { loadKey } from '../../keys';
import type { SearchIndex } from '../../search';
import { stagesOf } from '../../service';
import { allTeams } from '../../teams/row';
import type { Importing } from './batch';
import type { Vocabulary } from './parse';
import { actorOf, type ImportRow } from './row';

async function vocabulary(strapi: Core.Strapi, mayAssign: boolean): Promise<Vocabulary> {
  const select = ['id', 'email'];
  const admins = (await strapi.db.query('admin::user').findMany({ select })) as {
    id: number;
    email: string | null;
  }[];
  const teams = await allTeams(strapi);
  return {
    stages: stagesOf(strapi),
    owners: new Map(
      admins.flatMap(
        ({ id, email }) =>
          [
            [String(id), id],
            [(email ?? '').toLowerCase(), id],
          ] as const,
      ),
    ),
    teams: new Map(
      teams.flatMap(
        ({ documentId, name }) =>
          [
            [documentId, documentId],
            [name, documentId],
          ] as const,
      ),
    ),
    mayAssign,
  };
}

/** Reads what an import is run with. */
export async function prepareImport(
  { strapi, index }: { strapi: Core.Strapi; index: SearchIndex },
  row: ImportRow,
): Promise<{ importing: Importing; words: Vocabulary }> {
  const { plan, rights } = row;
  if (!plan || !rights) throw new Error('The import has no plan');
  const { documentId, provider, developer } = await service(strapi, 'apps').get(plan.app);
  const importing = {
    ...{
      strapi,
      index,
      plan,
      rights,
      stages: stagesOf(strapi),
      importId: row.documentId,
      actor: actorOf(row),
    },
    key: await loadKey(strapi, 'identity'),
    upsertPage: service(strapi, 'leads').upsertPage,
    app: { documentId, provider, developer },
  };
  return { importing, words: await vocabulary(strapi, rights.mayAssign) };
}

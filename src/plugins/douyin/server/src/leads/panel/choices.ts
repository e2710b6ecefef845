import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { choiceLimit, type LeadChoices } from '../../../../contracts/lead-panel';
import { firstStage } from '../../../../contracts/lead-stages';
import { adminOf } from '../../shared/http';
import { tables } from '../row';
import { stagesOf } from '../service';
import { listSettings } from '../tags/settings';
import { allTeams } from '../teams/row';
import { staffOf } from '../teams/staff';

const byName = <Named extends { name: string }>(rows: Named[]): Named[] =>
  rows.sort((one, other) => one.name.localeCompare(other.name, 'zh-Hans'));

async function apps(strapi: Core.Strapi): Promise<LeadChoices['apps']> {
  const rows: LeadChoices['apps'] = await strapi.db
    .getConnection('douyin_apps')
    .whereNull('deleted_at')
    .select({ id: 'document_id', name: 'name' });
  return byName(rows);
}

type AccountRow = { id: string; name: string | null; app: string };

/** Everybody who ever logged in has an account: only those count that leads were found through. */
async function accounts(strapi: Core.Strapi): Promise<LeadChoices['accounts']> {
  const sources = strapi.db
    .getConnection(`${tables.sources} as s`)
    .whereRaw('?? = ??', ['s.account_id', 'a.document_id'])
    .select('s.id');
  const rows: AccountRow[] = await strapi.db
    .getConnection('douyin_accounts as a')
    .whereExists(sources)
    .orderBy('a.id')
    .limit(choiceLimit)
    .select({ id: 'a.document_id', name: 'a.nickname', app: 'a.app_id' });
  return byName(rows.map((row) => ({ ...row, name: row.name ?? '' })));
}

async function people(strapi: Core.Strapi): Promise<LeadChoices['people']> {
  const ids: number[] = await strapi.db
    .getConnection('admin_users')
    .orderBy('id')
    .limit(choiceLimit)
    .pluck('id');
  return byName([...(await staffOf(strapi, ids))].map(([id, member]) => ({ id, ...member })));
}

/** All that leads can be given and found by. */
export async function readChoices(strapi: Core.Strapi, ctx: KoaContext): Promise<LeadChoices> {
  const stages = Object.entries(stagesOf(strapi)).map(([name, next]) => ({ name, next }));
  const teams = (await allTeams(strapi)).map(({ documentId: id, name }) => ({ id, name }));
  return {
    me: Number(adminOf(ctx)?.id ?? 0),
    first: firstStage,
    stages,
    apps: await apps(strapi),
    accounts: await accounts(strapi),
    people: await people(strapi),
    teams,
    tagSettings: await listSettings(strapi),
  };
}

import type { Core } from '@strapi/strapi';
import { faultAt } from '../../shared/errors';
import type { Transaction } from '../row';
import { teamUid } from './row';

/** The table of the teams. */
export const teamTable = 'douyin_lead_teams';

/** Keeps a team from being deleted until the transaction ends; throws LEAD_INVALID where there is none. */
export async function holdTeam(strapi: Core.Strapi, trx: Transaction, id: string): Promise<void> {
  const [team] = (await strapi.db
    .getConnection(teamTable)
    .transacting(trx)
    .where({ document_id: id })
    .forShare()
    .select('id')) as { id: number }[];
  if (!team) throw faultAt('LEAD_INVALID', 'team', 'must be the id of a team');
}

/** Whether there is such a team. */
export const isTeam = async (strapi: Core.Strapi, id: string): Promise<boolean> =>
  (await strapi.db.query(teamUid).count({ where: { documentId: id } })) > 0;

import type { Core } from '@strapi/strapi';
import type { LeadFilter } from '../../../../contracts/leads';
import { counted, numberIn } from '../list/ask';
import { narrowLeads } from '../list/narrow';
import type { Reach } from '../rights/reach';
import { tables } from '../row';

const limit = 1000;

async function count(strapi: Core.Strapi, filter: LeadFilter, reach: Reach): Promise<number> {
  const leads = strapi.db.getConnection(`${tables.leads} as l`);
  narrowLeads(strapi, leads, { filter, reach });
  return numberIn(await counted(strapi, leads.limit(limit).select('l.id')));
}

/** Follow-ups that are to do, of leads within reach or of one owner among them, each counted up to 1,000. */
export async function countFollowUps(
  strapi: Core.Strapi,
  zone: string | undefined,
  reach: Reach,
  owner?: number,
) {
  const of = (followUp: 'overdue' | 'today') => count(strapi, { followUp, zone, owner }, reach);
  const [overdue, today] = await Promise.all([of('overdue'), of('today')]);
  return { overdue, today };
}

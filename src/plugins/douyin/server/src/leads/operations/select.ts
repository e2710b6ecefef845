import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { countLimit, type LeadFilter } from '../../../../contracts/leads';
import { narrowLeads } from '../list/narrow';
import { patientAsk } from '../list/ask';
import { planWords } from '../list/words';
import type { Reach } from '../rights/reach';
import { tables } from '../row';
import { createSearchIndex } from '../search';
import { itemTable, type OperationRow, type Picked, type Plan } from './row';

/** Leads of one batch: one transaction writes them. To erase somebody takes so much that others would wait for more. */
const batchSize = ({ erase }: Plan): number => (erase ? 20 : 200);

/** Above so many leads it is quicker on SQLite to go through all by their ids than to sort the same matches for each batch. */
const ledAbove = 2000;

/** The next leads of an operation, and its place when they are done. */
export type Batch = { leads: Picked[]; place: number };

/** Keeps only leads (`l`) within reach that pass a filter, its keyword too. */
async function narrow(
  strapi: Core.Strapi,
  leads: Knex.QueryBuilder,
  { filter, reach, isLed = false }: { filter: LeadFilter; reach: Reach; isLed?: boolean },
): Promise<void> {
  narrowLeads(strapi, leads, { filter, reach }, { met: null, isLed });
  const words = await planWords(strapi, createSearchIndex(strapi), filter.keyword, patientAsk(strapi));
  words?.narrow(leads);
}

/** How many leads an operation is about; counting ends one above 10,000, unless they are to be erased. */
export async function countSelected(strapi: Core.Strapi, { select, reach, erase }: Plan): Promise<number> {
  if (select.kind === 'picked') return select.leads.length;
  if (select.kind === 'undo') {
    const items = strapi.db.getConnection(itemTable).where({ operation: select.operation });
    return patientAsk(strapi).count(items.select('lead_id'), countLimit + 1);
  }
  const leads = strapi.db.getConnection(`${tables.leads} as l`).where('l.id', '<=', select.lastId);
  await narrow(strapi, leads, { filter: select.filter, reach });
  return patientAsk(strapi).count(leads.select('l.id'), erase ? undefined : countLimit + 1);
}

async function nextIds(strapi: Core.Strapi, { plan, place, total }: OperationRow): Promise<number[]> {
  const { select, reach } = plan;
  const size = batchSize(plan);
  if (select.kind === 'picked') return [];
  if (select.kind === 'undo') {
    const items = strapi.db.getConnection(itemTable).where({ operation: select.operation });
    return items.where('lead_id', '>', place).orderBy('lead_id').limit(size).pluck('lead_id');
  }
  const leads = strapi.db
    .getConnection(`${tables.leads} as l`)
    .whereBetween('l.id', [place + 1, select.lastId]);
  await narrow(strapi, leads, { filter: select.filter, reach, isLed: total > ledAbove });
  return leads.orderBy('l.id').limit(size).pluck('l.id');
}

/** The next leads of an operation; none at its end. */
export async function nextBatch(strapi: Core.Strapi, row: OperationRow): Promise<Batch> {
  const { select } = row.plan;
  if (select.kind === 'picked') {
    const leads = select.leads.slice(row.place, row.place + batchSize(row.plan));
    return { leads, place: row.place + leads.length };
  }
  const ids = await nextIds(strapi, row);
  return { leads: ids.map((id) => ({ id })), place: ids.at(-1) ?? row.place };
}

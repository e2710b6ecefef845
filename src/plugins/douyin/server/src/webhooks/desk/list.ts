import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { countLimit, type DeliveryFilter, type DeliveryView } from '../../../../contracts/webhook-inbox';
import { deliveryStages, type DeliveryStage } from '../../../../contracts/webhooks';
import { filtered } from './filter';
import { namesOf, toView, viewColumns, type ViewRow } from './view';

type Counts = Record<DeliveryStage, number>;

/** Counts rows, but not beyond the limit: an inbox may hold many. */
async function countOf(strapi: Core.Strapi, query: Knex.QueryBuilder): Promise<number> {
  const some = query.select('id').limit(countLimit).as('some');
  const [row] = (await strapi.db.connection.from(some).count({ n: '*' })) as { n: number | string }[];
  return Number(row?.n ?? 0);
}

async function countStages(strapi: Core.Strapi, filter: DeliveryFilter): Promise<Counts> {
  const counted = deliveryStages.map(
    async (stage) => [stage, await countOf(strapi, filtered(strapi, { ...filter, stage }))] as const,
  );
  return Object.fromEntries(await Promise.all(counted)) as Counts;
}

/** Which deliveries to read; pages count from 1. */
export type DeliveryQuery = DeliveryFilter & { page: number; pageSize: number };

/** A page of deliveries, the newest first, with how many there are and how many are in each stage. */
export async function listDeliveries(
  strapi: Core.Strapi,
  { page, pageSize, ...filter }: DeliveryQuery,
): Promise<{ rows: DeliveryView[]; total: number; counts: Counts }> {
  const found = filtered(strapi, filter)
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select(viewColumns) as unknown as Promise<ViewRow[]>;
  const [rows, counts] = await Promise.all([found, countStages(strapi, filter)]);
  const names = await namesOf(
    strapi,
    rows.map(({ app_id: id }) => id),
  );
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const total = filter.stage ? counts[filter.stage] : Math.min(all, countLimit);
  return { rows: rows.map((row) => toView(row, names)), total, counts };
}

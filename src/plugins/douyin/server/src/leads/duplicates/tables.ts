import type { Core } from '@strapi/strapi';
import { ensureTable } from '../../shared/database';
import { tables } from '../row';

/** Makes the tables of the search where they are missing: what leads have in common, and who is known not to be one. */
export async function prepareDuplicates(strapi: Core.Strapi): Promise<void> {
  await ensureTable(strapi, tables.duplicates, (table) => {
    table.string('search', 24).notNullable();
    table.string('kind', 64).notNullable();
    table.string('trait_hash', 32).notNullable();
    table.integer('lead_id').notNullable();
    table.primary(['search', 'kind', 'trait_hash', 'lead_id']);
    table.index(['lead_id'], 'douyin_lead_duplicates_lead_idx');
  });
  await ensureTable(strapi, tables.apart, (table) => {
    table.integer('one_id').notNullable();
    table.integer('other_id').notNullable();
    table.string('actor_name', 255);
    table.datetime('at').notNullable();
    table.primary(['one_id', 'other_id']);
    table.index(['other_id'], 'douyin_lead_apart_other_idx');
  });
}

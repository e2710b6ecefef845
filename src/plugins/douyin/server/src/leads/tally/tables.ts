import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { responseLimits } from '../../../../contracts/lead-dashboard';
import { ensureTable } from '../../shared/database';

/** The tables of the tally: the counts, what of them must be counted again, and the zones whose days are counted. */
export const tallyTables = {
  counts: 'douyin_lead_tallies',
  marks: 'douyin_lead_tally_marks',
  zones: 'douyin_lead_tally_zones',
} as const;

/** Names of the columns that count answers up to a limit. */
export const withinColumns = responseLimits.map((seconds) => `within_${seconds}` as const);

/** The leads of one day in a zone that are alike, counted. */
export type TallyRow = {
  day: number;
  app_id: string;
  source_kind: string;
  stage: string;
  owner_id: number | null;
  team: string | null;
  /** The day they came to CONVERTED, of those that stand there. */
  closed_day: number | null;
} & Sums;

/** What is counted of them. Each `within_<seconds>` holds those answered up to then, the earlier ones too. */
export type Sums = Record<'leads' | 'answered' | 'waited' | (typeof withinColumns)[number], number>;

/** By what leads are counted apart. */
export const groupColumns = [
  'day',
  'app_id',
  'source_kind',
  'stage',
  'owner_id',
  'team',
  'closed_day',
] as const;

/** What is counted. */
export const sumColumns = ['leads', 'answered', 'waited', ...withinColumns] as const;

function countColumns(table: Knex.CreateTableBuilder): void {
  table.increments('id');
  table.integer('zone').notNullable();
  table.integer('day').notNullable();
  table.string('app_id', 64).notNullable();
  table.string('source_kind', 32).notNullable();
  table.string('stage', 64).notNullable();
  table.integer('owner_id');
  table.string('team', 64);
  table.integer('closed_day');
  for (const name of ['leads', 'answered', ...withinColumns]) table.integer(name).notNullable();
  /** Seconds that all answered ones waited. */
  table.bigInteger('waited').notNullable();
  // They hold all that a count by day, and one of conversions, ask for.
  table.index(['zone', 'day', 'app_id', 'owner_id', 'team', 'leads'], 'douyin_lead_tallies_day_idx');
  const closed = ['zone', 'closed_day', 'owner_id', 'team', 'app_id', 'day', 'leads'];
  table.index(closed, 'douyin_lead_tallies_closed_idx');
}

/** Without a zone a mark is of hours in UTC, otherwise of one day in the zone. */
function markColumns(table: Knex.CreateTableBuilder): void {
  table.increments('id');
  table.integer('zone');
  table.integer('begins').notNullable();
  table.integer('ends').notNullable();
  /** When it was noted, in minutes since 1970. */
  table.integer('minute').notNullable();
  /** The day is counted for the first time, or anew by order. */
  table.boolean('filling').notNullable();
  table.index(['zone', 'begins'], 'douyin_lead_tally_marks_idx');
}

function zoneColumns(table: Knex.CreateTableBuilder): void {
  /** Seconds ahead of UTC. */
  table.integer('zone').primary();
  /** Whether all its days were marked to be counted. */
  table.boolean('marked').notNullable();
  /** Days that were marked then. */
  table.integer('days').notNullable();
  table.bigInteger('used_at').notNullable();
}

/** Makes the tables where they are missing. */
export async function ensureTally(strapi: Core.Strapi): Promise<void> {
  await ensureTable(strapi, tallyTables.counts, countColumns);
  await ensureTable(strapi, tallyTables.marks, markColumns);
  await ensureTable(strapi, tallyTables.zones, zoneColumns);
}

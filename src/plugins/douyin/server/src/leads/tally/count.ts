import { setImmediate as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { responseLimits } from '../../../../contracts/lead-dashboard';
import type { LeadEventKind } from '../../../../contracts/leads';
import { narrowToRange, readKey, type Key, type RawKey } from '../list/key';
import { keepStanding } from '../rights/reach';
import { tables } from '../row';
import { momentsOf, type Range } from './days';
import { groupColumns, sumColumns, withinColumns, type TallyRow } from './tables';

type Client = 'sqlite' | 'postgres' | 'mysql';

/** The number of a moment's day; `?` is how far the zone is ahead, in seconds. */
const dayOf: Record<Client, string> = {
  // The driver hands every number over as a fraction.
  sqlite: 'cast((?? / 1000 + ?) / 86400 as integer)',
  postgres: 'cast(floor((extract(epoch from ??) + ?) / 86400) as integer)',
  mysql: 'floor((unix_timestamp(??) + ?) / 86400)',
};

/** Seconds from when a lead was there for the staff, acquired and stored, to what somebody did first; null where nobody did. */
const waited: Record<Client, string> = {
  sqlite: 'max(0, (touched_at - max(acquired_at, created_at)) / 1000)',
  postgres: `case when touched_at is not null then
    greatest(0, cast(floor(extract(epoch from touched_at - greatest(acquired_at, created_at))) as bigint)) end`,
  mysql: 'greatest(0, timestampdiff(second, greatest(acquired_at, created_at), touched_at))',
};

/** What of a timeline shows that somebody took care. */
const touches: LeadEventKind[] = [
  'stage-changed',
  'assigned',
  'noted',
  'note-added',
  'tagged',
  'follow-up-set',
  'converted',
];

const clientOf = (strapi: Core.Strapi): Client => strapi.db.dialect.client as Client;

const eventsOf = (strapi: Core.Strapi): Knex.QueryBuilder =>
  strapi.db
    .getConnection(`${tables.events} as e`)
    .whereRaw('?? = ??', ['e.lead_id', 'l.id'])
    .limit(1)
    .select('e.at');

/** The first moment somebody took care of a lead (`l`). */
const firstTouch = (strapi: Core.Strapi): Knex.QueryBuilder =>
  eventsOf(strapi)
    .whereIn('e.kind', touches)
    .whereNot('e.actor_kind', 'system')
    .orderBy([{ column: 'e.at' }, { column: 'e.id' }]);

/** The last moment a lead (`l`) came to another stage: that it is in now. */
const lastStage = (strapi: Core.Strapi): Knex.QueryBuilder =>
  eventsOf(strapi)
    .where('e.kind', 'stage-changed')
    .orderBy([
      { column: 'e.at', order: 'desc' },
      { column: 'e.id', order: 'desc' },
    ]);

/** Keeps only some leads (`l`). */
export type Narrow = (leads: Knex.QueryBuilder) => void;

type Counting = { strapi: Core.Strapi; zone: number; days: Range; narrow: Narrow };

const columns = { at: 'l.acquired_at', id: 'l.id' };

function leadsIn({ strapi, zone, days }: Counting, after: Key | null, until: Key | null): Knex.QueryBuilder {
  const leads = strapi.db.getConnection(`${tables.leads} as l`);
  narrowToRange(strapi, leads, { after, until, ...momentsOf(days, zone) }, columns);
  return leads;
}

/** Leads (`t`) with all that they are counted by. */
function seen(counting: Counting, after: Key | null, until: Key | null): Knex.QueryBuilder {
  const { strapi, zone, narrow } = counting;
  const { connection } = strapi.db;
  const leads = keepStanding(strapi, leadsIn(counting, after, until), 'l.merged_into_id');
  narrow(leads);
  const touched = connection.raw('case when ?? <> ? then ? end', [
    ...['l.source_kind', 'import'],
    firstTouch(strapi) as never,
  ]);
  const closed = connection.raw('case when ?? = ? then coalesce(?, ??) end', [
    ...['l.stage', 'CONVERTED'],
    lastStage(strapi) as never,
    'l.acquired_at',
  ]);
  const own = ['app_id', 'source_kind', 'stage', 'owner_id', 'team', 'acquired_at', 'created_at'];
  leads.select(own.map((name) => `l.${name}`)).select({ touched_at: touched, closed_at: closed });
  const day = (column: string) => connection.raw(dayOf[clientOf(strapi)], [column, zone]);
  return connection
    .from(leads.as('s'))
    .select('app_id', 'source_kind', 'stage', 'owner_id', 'team')
    .select({
      day: day('acquired_at'),
      closed_day: day('closed_at'),
      waited: connection.raw(waited[clientOf(strapi)]),
    });
}

type RawRow = Record<(typeof groupColumns)[number] | (typeof sumColumns)[number], unknown>;

const readRow = (raw: RawRow): TallyRow => ({
  ...(raw as TallyRow),
  day: Number(raw.day),
  closed_day: raw.closed_day === null ? null : Number(raw.closed_day),
  ...Object.fromEntries(sumColumns.map((name) => [name, Number(raw[name])])),
});

async function groups(counting: Counting, after: Key | null, until: Key | null): Promise<TallyRow[]> {
  const { connection } = counting.strapi.db;
  const within = responseLimits.map((seconds, place) => [
    withinColumns[place],
    connection.raw('sum(case when waited <= ? then 1 else 0 end)', [seconds]),
  ]);
  const rows = (await connection
    .from(seen(counting, after, until).as('t'))
    .groupBy([...groupColumns])
    .select([...groupColumns])
    .select(Object.fromEntries(within))
    .count({ leads: '*', answered: 'waited' })
    .select({ waited: connection.raw('coalesce(sum(waited), 0)') })) as RawRow[];
  return rows.map(readRow);
}

/** Leads that are counted with one statement; on SQLite nobody else gets a turn meanwhile. */
export const countedAtOnce = 5000;

/** The last lead of the next portion; null where the rest is one. */
async function endOf(counting: Counting, after: Key | null): Promise<Key | null> {
  const [raw] = (await leadsIn(counting, after, null)
    .orderBy([
      { column: columns.at, order: 'desc' },
      { column: columns.id, order: 'desc' },
    ])
    .offset(countedAtOnce - 1)
    .limit(1)
    .select(columns)) as RawKey[];
  return raw ? readKey(raw) : null;
}

/** Counts the leads of some days as they are now, portion by portion; of one group there may be several rows. */
export async function countDays(
  strapi: Core.Strapi,
  zone: number,
  days: Range,
  narrow: Narrow = () => undefined,
): Promise<TallyRow[]> {
  const counting = { strapi, zone, days, narrow };
  const rows: TallyRow[] = [];
  for (let after: Key | null = null; ;) {
    const until: Key | null = await endOf(counting, after);
    rows.push(...(await groups(counting, after, until)));
    if (!until) return rows;
    after = until;
    await pause();
  }
}

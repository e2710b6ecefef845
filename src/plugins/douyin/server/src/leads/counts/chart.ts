import type { Core } from '@strapi/strapi';
import type { ChartQuery, ChartView } from '../../../../contracts/lead-counts';
import type { LeadSourceKind } from '../../../../contracts/leads';
import { askFor } from '../list/ask';
import { zoneSeconds } from '../list/follow-up';
import { narrowLeads } from '../list/narrow';
import { limitMs } from '../list/plan';
import { planWords } from '../list/words';
import type { Reach } from '../rights/reach';
import { tables } from '../row';
import { createSearchIndex } from '../search';

type Client = 'sqlite' | 'postgres' | 'mysql';

/** The number of the day a lead was acquired on, counted from 1970; `?` is how far the zone is ahead, in seconds. */
const dayNumber: Record<Client, string> = {
  sqlite: '((l.acquired_at / 1000 + ?) / 86400)',
  postgres: 'floor((extract(epoch from l.acquired_at) + ?) / 86400)',
  mysql: 'floor((unix_timestamp(l.acquired_at) + ?) / 86400)',
};

type Group = {
  day: number | string;
  app: string;
  source: LeadSourceKind;
  status: string;
  owner: number | null;
  n: number | string;
};

/** Leads acquired in a range that pass a filter, counted in all ways at once. Throws QUERY_TOO_SLOW. */
async function grouped(
  strapi: Core.Strapi,
  { from, to, ...filter }: ChartQuery,
  reach: Reach,
): Promise<Group[]> {
  const ask = askFor(strapi, limitMs.exactCount);
  const leads = strapi.db.getConnection(`${tables.leads} as l`);
  narrowLeads(strapi, leads, { filter: { ...filter, startTime: from, endTime: to }, reach });
  (await planWords(strapi, createSearchIndex(strapi), filter.keyword, ask))?.narrow(leads);
  const ahead = zoneSeconds(filter.zone);
  const day = strapi.db.connection.raw(dayNumber[strapi.db.dialect.client as Client], [ahead]);
  const columns = { app: 'l.app_id', source: 'l.source_kind', status: 'l.stage', owner: 'l.owner_id' };
  return ask.rows<Group>(
    strapi.db.connection
      .from(leads.select({ day, ...columns }).as('g'))
      .groupBy('day', 'app', 'source', 'status', 'owner')
      .select('day', 'app', 'source', 'status', 'owner')
      .count({ n: '*' }),
  );
}

/** Sums groups by a key, the order of the first of each kept. */
function sums<Key>(groups: Group[], keyOf: (group: Group) => Key): [Key, number][] {
  const byText = new Map<string, [Key, number]>();
  for (const group of groups) {
    const key = keyOf(group);
    const text = JSON.stringify(key);
    byText.set(text, [key, (byText.get(text)?.[1] ?? 0) + Number(group.n)]);
  }
  return [...byText.values()];
}

const dayText = (day: number | string): string =>
  new Date(Number(day) * 86_400_000).toISOString().slice(0, 10);

/** How many leads within reach were acquired in a range: by day, app and source, by status, by owner. */
export async function readChart(strapi: Core.Strapi, query: ChartQuery, reach: Reach): Promise<ChartView> {
  const groups = await grouped(strapi, query, reach);
  const days = sums(groups, ({ day, app, source }) => ({ day: dayText(day), app, source }));
  const statuses = sums(groups, ({ status }) => ({ status }));
  const owners = sums(groups, ({ owner }) => ({ owner }));
  return {
    days: days
      .map(([key, count]) => ({ ...key, count }))
      .sort((one, other) => one.day.localeCompare(other.day)),
    statuses: statuses.map(([key, count]) => ({ ...key, count })),
    owners: owners.map(([key, count]) => ({ ...key, count })).sort((one, other) => other.count - one.count),
  };
}

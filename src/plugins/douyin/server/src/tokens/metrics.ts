import type { Core } from '@strapi/strapi';
import { providerNames } from '../../../contracts/accounts';
import type { Sample } from '../metrics/service';
import { addSeconds, clock } from '../shared/clock';
import { service } from '../shared/service';
import type { Verdict } from './policy';
import { tokenTable, type Pending, type TokenRow } from './row';

/** Days until a grant ends, by the upper bound of each range. */
const ranges: [number, string][] = [
  [1, '0-1'],
  [3, '1-3'],
  [7, '3-7'],
  [14, '7-14'],
  [30, '14-30'],
];

/** The range of one grant, in SQL; what nobody told an end of has none. */
function rangeIn(now: Date): { sql: string; bindings: Date[] } {
  const within = ranges.map(([, name]) => `WHEN t.refresh_expires_at <= ? THEN '${name}'`).join(' ');
  return {
    sql: `CASE WHEN t.grant_state <> 'healthy' OR t.refresh_expires_at <= ? THEN 'over'
      WHEN t.refresh_expires_at IS NULL THEN 'unknown' ${within} ELSE '30+' END as days_left`,
    bindings: [now, ...ranges.map(([days]) => addSeconds(now, days * 86_400))],
  };
}

type Row = { provider: string; days_left: string; grants: number | string };

/** How many grants of connected accounts end when, by platform. */
export async function readGrants(strapi: Core.Strapi): Promise<Sample[]> {
  const { connection } = strapi.db;
  const range = rangeIn(clock.now());
  // In a sub-query: PostgreSQL takes an expression with bindings for another one when it stands in GROUP BY.
  const grants = strapi.db
    .getConnection(`${tokenTable} as t`)
    .join('douyin_accounts as a', 'a.document_id', 't.account_id')
    .whereNull('a.disconnected_at')
    .select('a.provider', connection.raw(range.sql, range.bindings))
    .as('g');
  const rows = (await connection
    .select('provider', 'days_left')
    .count({ grants: '*' })
    .from(grants)
    .groupBy('provider', 'days_left')) as Row[];
  return rows.map(({ provider, days_left, grants }): Sample => ({
    gauge: 'grants',
    labels: { provider, days_left },
    value: Number(grants),
  }));
}

const calls: Pending[] = ['refresh', 'renew'];
const results = [
  'ok',
  'transient',
  'throttled',
  'configuration',
  'account',
  'in-doubt',
  'dead',
] as const satisfies readonly (Verdict | 'ok' | 'in-doubt')[];

/** Makes known how refreshes and renewals can end, before the first does. */
export function nameRefreshes(strapi: Core.Strapi): void {
  const metrics = service(strapi, 'metrics');
  for (const provider of providerNames)
    for (const call of calls)
      for (const result of results) metrics.count('tokenRefreshes', { provider, call, result }, 0);
}

/** Counts how a refresh or a renewal ended. */
export function countRefresh(
  strapi: Core.Strapi,
  { provider }: Pick<TokenRow, 'provider'>,
  call: Pending,
  result: (typeof results)[number],
): void {
  service(strapi, 'metrics').count('tokenRefreshes', { provider, call, result });
}

import type { Core } from '@strapi/strapi';
import type { DashboardQuery, DashboardView } from '../../../../contracts/lead-dashboard';
import type { LeadSourceKind } from '../../../../contracts/leads';
import type { Reach } from '../rights/reach';
import { stagesOf } from '../service';
import { dayText } from '../tally/days';
import { staffOf } from '../teams/staff';
import { gather, type Gathered, type Part } from './gather';
import { barsOf, meanOf, sumsBy, total } from './sums';

const mostFirst = <Counted extends { count: number }>(rows: Counted[]): Counted[] =>
  rows.sort((one, other) => other.count - one.count);

const daysOf = (rows: Part[]): DashboardView['days'] =>
  sumsBy(rows, ({ day = 0, app_id: app = '' }) => ({ day: dayText(day), app }))
    .map(([key, { leads: count }]) => ({ ...key, count }))
    .sort((one, other) => one.day.localeCompare(other.day) || one.app.localeCompare(other.app));

async function appsOf(strapi: Core.Strapi, days: DashboardView['days']): Promise<DashboardView['apps']> {
  const ids = [...new Set(days.map(({ app }) => app))];
  const rows = (await strapi.db
    .getConnection('douyin_apps')
    .whereIn('document_id', ids)
    .select({ id: 'document_id', name: 'name' })) as { id: string; name: string }[];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.map((id) => ({ id, name: names.get(id) ?? null }));
}

function statusesOf(strapi: Core.Strapi, rows: Part[]): DashboardView['statuses'] {
  const counts = new Map(sumsBy(rows, ({ stage = '' }) => stage).map(([stage, { leads }]) => [stage, leads]));
  const names = new Set([...Object.keys(stagesOf(strapi)), ...counts.keys()]);
  return [...names].map((status) => ({ status, count: counts.get(status) ?? 0 }));
}

const sourcesOf = (rows: Part[]): DashboardView['sources'] =>
  mostFirst(
    sumsBy(rows, ({ source_kind: source }) => source as LeadSourceKind).map(([source, { leads: count }]) => ({
      source,
      count,
    })),
  );

function responseOf(rows: Part[]): DashboardView['response'] {
  const sums = total(rows.filter(({ source_kind: source }) => source !== 'import'));
  return {
    waiting: sums.leads,
    answered: sums.answered,
    meanSeconds: meanOf(sums),
    bars: barsOf(sums),
  };
}

async function ownersOf(strapi: Core.Strapi, { leads, closed }: Gathered): Promise<DashboardView['owners']> {
  const ownerOf = ({ owner_id: owner = null }: Part) => owner;
  const byOwner = new Map(sumsBy(leads, ownerOf));
  const converted = new Map(sumsBy(closed, ownerOf).map(([owner, sums]) => [owner, sums.leads]));
  const owners = [...new Set([...byOwner.keys(), ...converted.keys()])];
  const staff = await staffOf(
    strapi,
    owners.flatMap((owner) => owner ?? []),
  );
  const rows = owners.map((owner) => {
    const sums = byOwner.get(owner) ?? total([]);
    return {
      owner,
      name: staff.get(owner ?? 0)?.name ?? null,
      count: sums.leads,
      answered: sums.answered,
      meanSeconds: meanOf(sums),
      converted: converted.get(owner) ?? 0,
    };
  });
  return mostFirst(rows);
}

/** What the staff makes of the leads within reach, in a range of days. */
export async function readDashboard(
  strapi: Core.Strapi,
  query: DashboardQuery,
  reach: Reach,
): Promise<DashboardView> {
  const gathered = await gather(strapi, query, reach);
  const { leads, closed, asOf, filling } = gathered;
  const days = daysOf(gathered.days);
  return {
    total: total(leads).leads,
    converted: total(closed).leads,
    days,
    apps: await appsOf(strapi, days),
    statuses: statusesOf(strapi, leads),
    sources: sourcesOf(leads),
    response: responseOf(leads),
    owners: await ownersOf(strapi, gathered),
    asOf,
    filling,
  };
}

import type { DashboardView } from '../../src/plugins/douyin/contracts/lead-dashboard';
import type { Admin, Colleague } from './admin';
import { appsOf } from './apps';
import type { Detail } from './lead-merge';
import { upsertIn } from './leads';
import { hire } from './staff';
import { until } from './until';
import type { RunningStrapi } from './strapi';
import type { World } from './world';

/** The tables that the dashboard counts with. */
export const tallyTables = ['douyin_lead_tallies', 'douyin_lead_tally_marks', 'douyin_lead_tally_zones'];

/** Days and zone of a dashboard. */
export type Span = { from: string; to: string; zone: string };

/** The dashboard of an administrator. */
export const dashboardOf = (admin: Admin, { zone, ...days }: Span, app?: string): Promise<DashboardView> =>
  admin.data(
    'GET',
    `/douyin/lead-dashboard?${new URLSearchParams({ ...days, zone, ...(app ? { app } : {}) }).toString()}`,
  );

/** Has a process count what changed. */
export const recountIn = (process: RunningStrapi): Promise<void> =>
  process.run(`await strapi.plugin('douyin').service('leadTally').recount();`);

type Lead = {
  id: number;
  stage: string;
  app_id: string;
  source_kind: string;
  owner_id: number | null;
  merged_into_id: number | null;
} & Record<'acquired_at' | 'created_at', Date | number>;
type Event = { lead_id: number; kind: string; at: Date | number; actor_kind: string };

const zoneMs = (zone: string): number => {
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
};

const touches = ['stage-changed', 'assigned', 'noted', 'note-added', 'tagged', 'follow-up-set', 'converted'];

/** What a dashboard must say, as far as it is compared. */
export type Figures = {
  total: number;
  converted: number;
  days: Record<string, number>;
  statuses: Record<string, number>;
  sources: Record<string, number>;
  response: [waiting: number, answered: number, bars: number[]];
  owners: Record<string, [count: number, answered: number, converted: number]>;
};

const tally = (keys: string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys.sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

const limits = [900, 3600, 14_400, 86_400, 259_200, Infinity];

/** The figures by the rows of the leads and their timelines, lead by lead. */
export async function trueFigures(world: World, { from, to, zone }: Span): Promise<Figures> {
  const leads = (await world.tables('douyin_leads').whereNull('merged_into_id')) as Lead[];
  const events = (await world.tables('douyin_lead_events').orderBy(['at', 'id'])) as Event[];
  const dayOf = (at: Date | number) => new Date(+new Date(at) + zoneMs(zone)).toISOString().slice(0, 10);
  const isIn = (day: string) => from <= day && day <= to;
  const eventsOf = (lead: Lead) => events.filter(({ lead_id }) => lead_id === lead.id);
  const waitOf = (lead: Lead): number | null => {
    const first = eventsOf(lead).find(
      ({ kind, actor_kind: by }) => by !== 'system' && touches.includes(kind),
    );
    if (!first || lead.source_kind === 'import') return null;
    const since = Math.max(+new Date(lead.acquired_at), +new Date(lead.created_at));
    return Math.max(0, Math.floor((+new Date(first.at) - since) / 1000));
  };
  const closedOf = (lead: Lead): string | null => {
    if (lead.stage !== 'CONVERTED') return null;
    const last = eventsOf(lead).findLast(({ kind }) => kind === 'stage-changed');
    return dayOf(last?.at ?? lead.acquired_at);
  };
  const acquired = leads.filter((lead) => isIn(dayOf(lead.acquired_at)));
  const closed = leads.filter((lead) => isIn(closedOf(lead) ?? ''));
  const waits = acquired.map(waitOf).filter((wait) => wait !== null);
  const bars = limits.map((limit, place) =>
    waits.filter((wait) => wait <= limit && wait > (limits[place - 1] ?? -1)),
  );
  const owners = [...new Set([...acquired, ...closed].map(({ owner_id }) => owner_id))].sort();
  const of = (owner: number | null) => (lead: Lead) => lead.owner_id === owner;
  return {
    total: acquired.length,
    converted: closed.length,
    days: tally(acquired.map((lead) => `${dayOf(lead.acquired_at)} ${lead.app_id}`)),
    statuses: tally(acquired.map(({ stage }) => stage)),
    sources: tally(acquired.map(({ source_kind: source }) => source)),
    response: [
      acquired.filter(({ source_kind: source }) => source !== 'import').length,
      waits.length,
      bars.map(({ length }) => length),
    ],
    owners: Object.fromEntries(
      owners.map((owner) => [
        String(owner),
        [
          acquired.filter(of(owner)).length,
          acquired.filter(of(owner)).filter((lead) => waitOf(lead) !== null).length,
          closed.filter(of(owner)).length,
        ],
      ]),
    ),
  };
}

const byKey = (entries: [string, number][]): Record<string, number> =>
  Object.fromEntries(
    entries.filter(([, count]) => count > 0).sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** The same of what a dashboard says. */
export const saidFigures = (view: DashboardView): Figures => ({
  total: view.total,
  converted: view.converted,
  days: byKey(view.days.map(({ day, app, count }) => [`${day} ${app}`, count])),
  statuses: byKey(view.statuses.map(({ status, count }) => [status, count])),
  sources: byKey(view.sources.map(({ source, count }) => [source, count])),
  response: [view.response.waiting, view.response.answered, view.response.bars.map(({ count }) => count)],
  owners: Object.fromEntries(
    view.owners.map(({ owner, count, answered, converted }) => [String(owner), [count, answered, converted]]),
  ),
});

/** Merges two leads by the panel's route; gives the id of the merge. */
export async function mergeLeads(world: World, ids: number[]): Promise<string> {
  const read = (id: number) => world.admin.data<Detail>('GET', `/douyin/leads/${id}`);
  const leads = (await Promise.all(ids.map(read))).map(({ leadId, version }) => ({ id: leadId, version }));
  const { leadId } = await world.admin.data<Detail>('POST', '/douyin/leads/merge', { leads, keep: {} });
  const [merge] = await world.admin.data<{ id: string }[]>('GET', `/douyin/leads/${leadId}/merges`);
  return merge?.id ?? '';
}

/** Changes many leads by the panel's route, and waits until all are. */
export async function changeMany(world: World, ids: number[], change: object): Promise<void> {
  const order = { select: { ids }, change };
  const { id } = await world.admin.data<{ id: string }>('POST', '/douyin/lead-operations', order);
  const stage = async () =>
    (await world.admin.data<{ stage: string }>('GET', `/douyin/lead-operations/${id}`)).stage;
  await until('the end of the operation', async () => (await stage()) === 'done', 60_000);
}

const day = 86_400_000;
const kinds = ['fans', 'comment', 'interaction', 'clue'];

/** Leads of the last month of three apps, some more each day, the oldest first. */
async function foundLastMonth(world: World, apps: string[]): Promise<number[]> {
  for (const [place, app] of apps.entries())
    for (const [rank, kind] of kinds.entries()) {
      const count = Math.round(40 / (place + 1) / (rank + 1)) + 10;
      const rows = Array.from({ length: count }, (_, n) => ({
        openId: `${app}-${kind}-${n}`,
        nickname: `访客${n}`,
        acquiredAt: new Date(
          Date.now() - Math.floor(29 * day * (1 - (n / count) ** 0.8)) - 60_000,
        ).toISOString(),
      }));
      await upsertIn(world.strapi, rows, { app, account: `acc-${app}`, kind, developer: null });
    }
  return world.tables('douyin_leads').orderBy('acquired_at').pluck('id');
}

/** Lets first touches come from minutes to days after the leads, as they would have in life. SQLite only. */
async function spreadAnswers(world: World): Promise<void> {
  await world.tables('douyin_leads').update({ created_at: world.tables.ref('acquired_at') });
  const delay = '((lead_id * 37) % 100) * ((lead_id * 37) % 100) * ((lead_id * 37) % 100) * 280';
  await world.tables.raw(
    `UPDATE douyin_lead_events SET at = min(${Date.now()}, ${delay} +
       (SELECT acquired_at FROM douyin_leads l WHERE l.id = lead_id)) WHERE kind != 'acquired'`,
  );
}

/** A month of a site at work: three apps, two owners, follow-ups of the administrator. */
export async function fillSeason(
  world: World,
): Promise<{ an: Colleague; apps: { id: string; name: string }[] }> {
  const apps = (await appsOf(world).list()).map(({ id, name }) => ({ id, name }));
  for (const name of ['河畔书店', '山茶家居']) {
    const { app } = await appsOf(world).create({ name });
    apps.push({ id: app.id, name });
  }
  const an = await hire(world, 'an', { may: ['read', 'update'] });
  const bo = await hire(world, 'bo', { may: ['read', 'update'] });
  const ids = await foundLastMonth(
    world,
    apps.map(({ id }) => id),
  );
  const every = (count: number, rest: number) => ids.filter((_, place) => place % count === rest);
  await changeMany(world, every(3, 0), { owner: an.id });
  await changeMany(world, every(3, 1), { owner: bo.id });
  const contacted = ids.filter((_, place) => place % 7 < 3);
  await changeMany(world, contacted, { status: 'CONTACTED' });
  await changeMany(
    world,
    contacted.filter((_, place) => place % 3 === 0),
    { status: 'CONVERTED' },
  );
  const mine = every(20, 2);
  for (const [place, id] of mine.slice(0, 5).entries()) {
    const { version } = await world.admin.data<Detail>('GET', `/douyin/leads/${id}`);
    const nextFollowUpAt = new Date(Date.now() + (place < 2 ? -day : 30_000)).toISOString();
    await world.admin.data('PATCH', `/douyin/leads/${id}`, { version, owner: 1, nextFollowUpAt });
  }
  await spreadAnswers(world);
  await world.admin.data('POST', '/douyin/lead-dashboard/rebuild');
  return { an, apps };
}

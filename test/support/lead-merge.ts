import { ask, type Reply } from './http';
import { allLeadRows, upsertIn } from './leads';
import { anyOf } from './seeded';
import type { World } from './world';

/** A lead as the API shows it, as far as stories look. */
export type Detail = {
  leadId: number;
  version: number;
  status: string;
  nickname: string;
  notes: string;
  tags: string[];
  owner: number | null;
  team: string;
  phoneMasked: string | null;
};

/** A failed answer. */
export type Failed = { error: { message: string; details: Record<string, unknown> } };

/** Calls the content API of leads with a token. */
export const leadCaller =
  (world: World, token: () => string) =>
  (method: string, where: string, json?: unknown): Promise<Reply> =>
    ask(`${world.front.url}/api/v1/lead/douyin${where}`, {
      method,
      json,
      headers: { authorization: `Bearer ${token()}` },
    });

/** The `data` of an answer that must be good. */
export function dataOf<Data>(reply: Reply): Data {
  if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.text}`);
  return reply.json<{ data: Data }>().data;
}

/** A row of a table, as plain values. */
type Row = Record<string, unknown>;

const told = ['merged', 'separated'];

/**
 * The tables of the leads as a merge that was undone must leave them: all but the lines that tell of it, and the versions,
 * which only go up so that nobody's old form is taken for a new one.
 */
export async function stateOf(world: World): Promise<Record<string, Row[]>> {
  const tables = (await allLeadRows(world)) as Record<string, Row[]>;
  const leads = (tables.douyin_leads ?? []).map(
    ({ version: _version, updated_at: _at, phone_sealed: sealed, ...row }) => ({
      ...row,
      sealed: Boolean(sealed),
    }),
  );
  const events = (tables.douyin_lead_events ?? []).filter(({ kind }) => !told.includes(String(kind)));
  return { ...tables, douyin_leads: leads, douyin_lead_events: events };
}

/** Stores a crowd of leads that share accounts, items, tags and phone numbers as it happens. */
export async function storeCrowd(world: World, chance: () => number, count: number): Promise<number[]> {
  const people = Array.from({ length: count }, (_, place) => place);
  const maybe = <Value>(share: number, value: Value) => (chance() < share ? value : undefined);
  for (const app of ['app1', 'app2', 'app3']) {
    // Apps of different developers: no union_id makes leads one by itself.
    const place = { app, developer: `developer-${app}`, account: `acc-${app}` };
    for (const kind of ['fans', 'comment']) {
      const rows = people
        .filter((person) => person % 3 === Number(app.at(-1)) - 1 || chance() < 0.1)
        .map((person) => ({
          openId: `${app}-${person}`,
          unionId: maybe(0.5, `union-${app}-${person}`),
          phone: maybe(0.3, `138${String(Math.floor(chance() * 6)).padStart(8, '0')}`),
          nickname: maybe(0.7, anyOf(chance, ['小河', '木鱼', '阿青', '晚风'])),
          city: maybe(0.5, '杭州'),
          item: kind === 'comment' ? anyOf(chance, ['video-1', 'video-2']) : undefined,
          touchedAt: new Date(1_750_000_000_000 + Math.floor(chance() * 1e9)).toISOString(),
          acquiredAt: new Date(1_700_000_000_000 + Math.floor(chance() * 1e9)).toISOString(),
        }));
      await upsertIn(world.strapi, rows, { ...place, kind });
    }
  }
  return world.tables('douyin_leads').whereNull('merged_into_id').orderBy('id').pluck('id');
}

/** A merge that a lead was made by. */
export type Merge = { id: string; leads: number[]; byPlatform: boolean; hindrance: string | null };

/** What would become of leads. */
export type Preview = { lead: Detail; leads: Detail[] };

import type { Reply, Visitor } from './http';
import { speakAs } from './platform';
import type { RunningStrapi } from './strapi';
import { countRows } from './tables';
import { approveLogin, type World } from './world';

/** A login that was approved on a phone and whose callback was not called yet. */
export type Approved = { visitor: Visitor; callbackUrl: string };

/** Many people on the platform, by id. */
export async function createPeople(world: World, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_none, n) => `crowd-${n + 1}`);
  for (const id of names) await world.sim('people', { id, nickname: id });
  return names;
}

/** Approved logins, one for each of these people; the platform will name all of them as this one user. */
export async function approveAs(world: World, openId: string, people: string[]): Promise<Approved[]> {
  await speakAs(world, openId, { times: people.length });
  const logins = [];
  for (const person of people) logins.push(await approveLogin(world, { person }));
  return logins;
}

/** The same address at a process itself: the TLS of the front would string out what is to come at the same moment. */
export function straight(url: string, { url: processUrl }: RunningStrapi): string {
  const { pathname, search } = new URL(url);
  return `${processUrl}${pathname}${search}`;
}

/** Calls the callbacks of all logins at the same moment, at these processes in turn. */
export const returnAtOnce = (
  logins: Approved[],
  ...at: [RunningStrapi, ...RunningStrapi[]]
): Promise<Reply[]> =>
  Promise.all(
    logins.map(({ visitor, callbackUrl }, n) =>
      visitor.ask(straight(callbackUrl, at[n % at.length] ?? at[0])),
    ),
  );

/** How many users, accounts and sessions of visitors there are. */
export async function census(world: World): Promise<{ users: number; accounts: number; sessions: number }> {
  const sessions = await world.tables('strapi_sessions').where({ origin: 'users-permissions' });
  return {
    users: await countRows(world.tables, 'up_users'),
    accounts: await countRows(world.tables, 'douyin_accounts'),
    sessions: sessions.length,
  };
}

/** How often each of these answers came: `{302: 1, 409: 49}`. */
export function tally(replies: Reply[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

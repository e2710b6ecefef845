import { callsTo } from './platform';
import type { RunningStrapi } from './strapi';
import { logIn, type World } from './world';

/** Days and hours in milliseconds. */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** What stands in an account's token row, as the database gives it. */
export type StoredRow = Record<string, unknown> & {
  version: number;
  fence: number;
  renewals: number;
  grant_state: string;
  pending: string | null;
  failure_code: string | null;
  failure_count: number;
};

/** Logs a person in by Douyin and gives the id of the account. */
export async function connectDouyin(world: World, person = 'xiaohe'): Promise<string> {
  const { callback } = await logIn(world, { person });
  if (callback.status !== 302) throw new Error(`The login failed: ${callback.status} ${callback.text}`);
  const account = (await world.tables('douyin_accounts').orderBy('last_login_at', 'desc').first()) as {
    document_id: string;
  };
  return account.document_id;
}

/** An account's token row, past Strapi. */
export const tokenRow = (world: World, accountId: string): Promise<StoredRow> =>
  world.tables('douyin_tokens').where({ account_id: accountId }).first() as unknown as Promise<StoredRow>;

/** A moment as the databases give it. */
export const momentOf = (value: unknown): number => new Date(value as string | number | Date).getTime();

/** Moves the platform and these processes to a time `offsetMs` from the real one. */
export async function moveTime(world: World, offsetMs: number, processes: RunningStrapi[]): Promise<void> {
  await world.sim('clock', { offsetMs });
  await Promise.all(processes.map((process) => process.moveClock(offsetMs)));
}

/** The access tokens that so many callers in one process get at the same moment. */
export const getAtOnce = (process: RunningStrapi, accountId: string, callers: number): Promise<string[]> =>
  process.run(`
    const tokens = strapi.plugin('douyin').service('tokens');
    const got = await Promise.all(Array.from({ length: ${callers} }, () => tokens.get('${accountId}')));
    return got.map(({ accessToken }) => accessToken);
  `);

/** Does what is due now, as the cron does each minute. */
export const refreshDue = (process: RunningStrapi): Promise<{ worked: number; broken: number }> =>
  process.run(`return strapi.plugin('douyin').service('jobs').runNow('tokens.refresh')`);

/** Sends the warnings that are due now, as the cron does each hour. */
export const warnDue = (process: RunningStrapi): Promise<{ warned: number }> =>
  process.run(`return strapi.plugin('douyin').service('jobs').runNow('tokens.warn')`);

/** How often the platform was asked for new tokens. */
export const refreshCalls = (world: World): Promise<number> => callsTo(world, 'refresh_token');

/**
 * Brings a Douyin account's grant to day 29, where its refresh token is renewed next; the access token was made young just
 * before. `move` moves time on by so many milliseconds.
 */
export async function ripenForRenewal(world: World, move: (ms: number) => Promise<void>): Promise<void> {
  for (const ms of [14 * dayMs, 14.5 * dayMs]) {
    await move(ms);
    await refreshDue(world.strapi);
  }
  await move(0.51 * dayMs);
}

import type { Core } from '@strapi/strapi';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { BudgetView } from '../../../contracts/sync';
import { settingsOf } from '../config';
import { addSeconds, clock } from '../shared/clock';
import { openLimiter, takePoint } from '../shared/limits';
import type { StreamRow } from './row';
import { streams } from './streams';

/** One call of an API: for which app and account, and on whose behalf. */
export type Spending = { appId: string; accountId: string; api: string; isUser: boolean };

/** A budget: so many calls a minute, those that are left, and the milliseconds until all are there again. */
export type Left = { perMinute: number; left: number; freshMs: number };

/** How many calls may be made a minute, for each app and each account and API; shared by all processes. */
export type Budgets = {
  prepare(): Promise<void>;
  /** Takes one call; gives the moment to come back where there is none left, otherwise null. */
  take(spending: Spending): Promise<Date | null>;
  /** What is left of a minute's calls for people, without taking any. */
  left(spending: Omit<Spending, 'isUser'>): Promise<Left>;
  /** The platform said "too often": nobody calls this API for this account meanwhile. */
  block(spending: Spending, seconds: number): Promise<void>;
};

/** What the clock starts leaves so much for people who wait at a screen. */
const clockShare = 0.7;

type Level = { app: RateLimiterAbstract; account: RateLimiterAbstract };

async function openLevel(strapi: Core.Strapi, share: number): Promise<Level> {
  const { appPerMinute, accountPerMinute } = settingsOf(strapi).sync;
  const limiter = (keyPrefix: string, points: number) =>
    openLimiter(strapi, { keyPrefix, points: Math.max(1, Math.floor(points * share)), duration: 60 });
  return {
    app: await limiter('sync-app', appPerMinute),
    account: await limiter('sync-account', accountPerMinute),
  };
}

async function take(limiter: RateLimiterAbstract, key: string): Promise<Date | null> {
  const waitMs = await takePoint(limiter, key);
  return waitMs === 0 ? null : addSeconds(clock.now(), Math.max(1, waitMs / 1000));
}

async function leftIn(limiter: RateLimiterAbstract, key: string): Promise<Left> {
  const spent = await limiter.get(key);
  const { points: perMinute } = limiter;
  return {
    perMinute,
    left: spent?.remainingPoints ?? perMinute,
    freshMs: Math.max(spent?.msBeforeNext ?? 0, 0),
  };
}

const tighter = (one: Left, other: Left): Left => (other.left < one.left ? other : one);

/** The budgets of one process; the counts are in the database. */
export function createBudgets(strapi: Core.Strapi): Budgets {
  let [people, schedule]: (Level | null)[] = [null, null];
  const keys = ({ appId, accountId, api }: Omit<Spending, 'isUser'>) => ({
    app: `${appId}:${api}`,
    account: `${accountId}:${api}`,
  });
  return {
    async prepare() {
      people = await openLevel(strapi, 1);
      schedule = await openLevel(strapi, clockShare);
    },
    async take(spending) {
      const level = spending.isUser ? people : schedule;
      if (!level) throw new Error('The budgets are not ready yet');
      const { app, account } = keys(spending);
      return (await take(level.account, account)) ?? (await take(level.app, app));
    },
    async left(spending) {
      if (!people) throw new Error('The budgets are not ready yet');
      const { app, account } = keys(spending);
      return tighter(await leftIn(people.account, account), await leftIn(people.app, app));
    },
    async block(spending, seconds) {
      await people?.account.block(keys(spending).account, seconds);
    },
  };
}

/** What is left of the calls a stream may make: of all the APIs it reads, the one with the least. */
export async function readBudget(
  budgets: Budgets,
  { documentId: streamId, appId, accountId, kind }: StreamRow,
): Promise<BudgetView> {
  const all = await Promise.all(streams[kind].apis.map((api) => budgets.left({ appId, accountId, api })));
  const { perMinute, left, freshMs } = all.reduce(tighter);
  const freshAt = freshMs > 0 ? addSeconds(clock.now(), freshMs / 1000).toISOString() : null;
  return { streamId, perMinute, left, freshAt };
}

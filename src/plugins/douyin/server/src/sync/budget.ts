import type { Core } from '@strapi/strapi';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { settingsOf } from '../config';
import { addSeconds, clock } from '../shared/clock';
import { openLimiter, takePoint } from '../shared/limits';

/** One call of an API: for which app and account, and on whose behalf. */
export type Spending = { appId: string; accountId: string; api: string; isUser: boolean };

/** How many calls may be made a minute, for each app and each account and API; shared by all processes. */
export type Budgets = {
  prepare(): Promise<void>;
  /** Takes one call; gives the moment to come back where there is none left, otherwise null. */
  take(spending: Spending): Promise<Date | null>;
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

/** The budgets of one process; the counts are in the database. */
export function createBudgets(strapi: Core.Strapi): Budgets {
  let [people, schedule]: (Level | null)[] = [null, null];
  const keys = ({ appId, accountId, api }: Spending) => ({
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
    async block(spending, seconds) {
      await people?.account.block(keys(spending).account, seconds);
    },
  };
}

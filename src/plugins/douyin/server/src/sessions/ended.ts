import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { changeOne, insertOne } from '../shared/database';

const endedUid = 'plugin::douyin.ended-session';
const freshMs = 1000;

/** The ended sessions whose tokens have not run out; every instance knows of them within a second. */
export function endedSessions(strapi: Core.Strapi) {
  const query = () => strapi.db.query(endedUid);
  let known: Set<string> = new Set();
  let readAt = 0;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const startedAt = clock.now().getTime();
    const rows = (await query().findMany({ where: { until: { $gt: clock.now() } }, select: ['key'] })) as {
      key: string;
    }[];
    known = new Set(rows.map(({ key }) => key));
    readAt = startedAt;
  }

  async function refresh(): Promise<void> {
    if (Math.abs(clock.now().getTime() - readAt) < freshMs) return;
    reading ??= read().finally(() => {
      reading = null;
    });
    await reading;
  }

  return {
    /** Whether a session was ended. */
    async has(key: string): Promise<boolean> {
      await refresh();
      return known.has(key);
    },
    /** Ends a session for `ttlSeconds`, the longest its tokens can live. */
    async add(key: string, ttlSeconds: number): Promise<void> {
      const until = addSeconds(clock.now(), ttlSeconds);
      if (!(await changeOne(strapi, endedUid, { key }, { until })))
        await insertOne(strapi, endedUid, { key, until });
      readAt = 0;
    },
    /** Forgets those whose tokens have run out. */
    sweep: async (): Promise<void> => {
      await query().deleteMany({ where: { until: { $lte: clock.now() } } });
    },
  };
}

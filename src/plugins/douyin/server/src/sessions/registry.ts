import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { insertOne } from '../shared/database';
import type { SessionMark } from './open';

const sessionUid = 'plugin::douyin.session';
const freshMs = 1000;

/** A session as it is stored. */
export type SessionRow = {
  key: string;
  attemptId: string;
  accountId: string;
  crossDeviceUntil: string | null;
  endedAt: string | null;
};

/** Which sessions: those of an attempt, all that an account opened, or some by their keys. */
export type SessionFilter = { attemptId: string } | { accountId: string } | { key: { $in: string[] } };

const query = (strapi: Core.Strapi) => strapi.db.query(sessionUid);

/** The stored session with a key; null for one that no Douyin login opened. */
export const findSession = (strapi: Core.Strapi, key: string): Promise<SessionRow | null> =>
  query(strapi).findOne({ where: { key } }) as Promise<SessionRow | null>;

/** Whether all that an attempt opened before this session was ended; asks the database. */
export async function othersHaveEnded(strapi: Core.Strapi, attemptId: string, key: string): Promise<boolean> {
  const where = { attemptId, key: { $ne: key } };
  const rows = (await query(strapi).findMany({ where, select: ['endedAt'] })) as Pick<
    SessionRow,
    'endedAt'
  >[];
  return rows.length > 0 && rows.every(({ endedAt }) => endedAt !== null);
}

/** Writes a session down, with the end of its tokens. */
export async function keepSession(
  strapi: Core.Strapi,
  key: string,
  { attempt, account, crossDeviceUntil }: SessionMark,
  until: Date,
): Promise<void> {
  const limit = crossDeviceUntil === null ? null : new Date(crossDeviceUntil);
  const owner = { attemptId: attempt, accountId: account };
  await insertOne(strapi, sessionUid, { key, ...owner, crossDeviceUntil: limit, until });
}

/** Marks sessions as ended and gives the attempts that opened them. */
export async function markEnded(strapi: Core.Strapi, which: SessionFilter): Promise<string[]> {
  const where = { ...which, until: { $gt: clock.now() } };
  await query(strapi).updateMany({
    where: { ...where, endedAt: { $null: true } },
    data: { endedAt: clock.now() },
  });
  const rows = (await query(strapi).findMany({ where, select: ['attemptId'] })) as { attemptId: string }[];
  return [...new Set(rows.map(({ attemptId }) => attemptId))];
}

/** Forgets sessions whose tokens have run out. */
export async function sweepSessions(strapi: Core.Strapi): Promise<void> {
  await query(strapi).deleteMany({ where: { until: { $lte: clock.now() } } });
}

/** The ended sessions whose tokens have not run out; every instance knows of them within a second. */
export function endedSessions(strapi: Core.Strapi) {
  let known: Set<string> = new Set();
  let readAt = 0;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const startedAt = clock.now().getTime();
    const where = { endedAt: { $notNull: true }, until: { $gt: clock.now() } };
    const rows = (await query(strapi).findMany({ where, select: ['key'] })) as { key: string }[];
    known = new Set(rows.map(({ key }) => key));
    readAt = startedAt;
  }

  return {
    /** Whether a session was ended. */
    async has(key: string): Promise<boolean> {
      if (Math.abs(clock.now().getTime() - readAt) >= freshMs) {
        reading ??= read().finally(() => {
          reading = null;
        });
        await reading;
      }
      return known.has(key);
    },
    /** Makes this process read anew at once. */
    forget(): void {
      readAt = 0;
    },
  };
}

import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../../shared/clock';
import { isUniqueViolation, whileContested } from '../../shared/database';
import { nextTry } from './ladder';
import { eventTable, findEvent, type EventRow } from './row';

/** Seconds for which whoever handles a delivery has it, from their last sign of life; afterwards somebody else takes it up. */
export const leaseSeconds = 180;

const atOnce = 20;

const table = (strapi: Core.Strapi) => strapi.db.getConnection(eventTable);

type Candidate = { id: number; lane: string; fence: number };
type Lost = Omit<Candidate, 'lane'> & { tries: number };

/**
 * Puts back what somebody held who gave no sign of life. The try counts, and it goes behind the others: it may be what ended
 * its process, and would end the next one before they had their turn.
 */
export async function releaseLost(strapi: Core.Strapi): Promise<number> {
  const now = clock.now();
  const lost: Lost[] = await table(strapi)
    .where('stage', 'working')
    .where('due_at', '<=', now)
    .select('id', 'fence', 'tries');
  let released = 0;
  for (const { id, fence, tries } of lost) {
    const columns = { stage: 'waiting', working_key: null, due_at: nextTry(tries), updated_at: now };
    const query = table(strapi).where({ id, fence, stage: 'working' });
    released += await whileContested(async () => (await query.clone().update(columns)) as number);
  }
  return released;
}

/** Deliveries that can be handled now: of accounts that nobody is busy with, the one that waits longest first. */
async function candidates(strapi: Core.Strapi): Promise<Candidate[]> {
  const busy = await table(strapi).whereNotNull('working_key').pluck('working_key');
  return (await table(strapi)
    .where('stage', 'waiting')
    .where('due_at', '<=', clock.now())
    .whereNotIn('lane', busy as string[])
    .orderBy(['due_at', 'id'])
    .limit(atOnce)
    .select('id', 'lane', 'fence')) as Candidate[];
}

/** Takes one delivery; false when somebody else did, or is busy with its account. */
async function take(strapi: Core.Strapi, { id, lane, fence }: Candidate): Promise<boolean> {
  const now = clock.now();
  const columns = {
    stage: 'working',
    working_key: lane,
    due_at: addSeconds(now, leaseSeconds),
    tries: strapi.db.connection.raw('tries + 1'),
    fence: fence + 1,
    updated_at: now,
  };
  try {
    const taken = table(strapi).where({ id, fence, stage: 'waiting' }).update(columns);
    return ((await taken) as number) > 0;
  } catch (error) {
    // The account's lane is taken: by a unique key, so that no two processes can be in it.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Takes the next delivery to be handled, one of an account at a time; null when there is none. */
export async function claimNext(strapi: Core.Strapi): Promise<EventRow | null> {
  for (;;) {
    const waiting = await candidates(strapi);
    for (const candidate of waiting)
      if (await take(strapi, candidate)) return findEvent(strapi, { id: candidate.id });
    // All were taken by others while this one looked: there may be more behind them.
    if (waiting.length < atOnce) return null;
  }
}

import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { changeOne } from '../../shared/database';
import { attemptUid, type AttemptRow } from '../attempt';

/** Longer than one question to the platform takes; after it another process may ask, should this one be gone. */
const leaseSeconds = 15;

/** Does work about an attempt in one process at a time; null when another is at it, or nobody waits any more. */
export async function whileLeased<Result>(
  strapi: Core.Strapi,
  { documentId }: Pick<AttemptRow, 'documentId'>,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const pollOwner = newId();
  const isFree = { $or: [{ pollUntil: { $null: true } }, { pollUntil: { $lte: clock.now() } }] };
  const waits = { documentId, stage: { $in: ['started', 'scanned'] } };
  const lease = { pollOwner, pollUntil: addSeconds(clock.now(), leaseSeconds) };
  if (!(await changeOne(strapi, attemptUid, { ...waits, ...isFree }, lease))) return null;
  try {
    return await work();
  } finally {
    await changeOne(strapi, attemptUid, { documentId, pollOwner }, { pollOwner: null, pollUntil: null });
  }
}

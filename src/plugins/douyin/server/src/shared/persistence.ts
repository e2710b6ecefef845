import { setTimeout as pause } from 'node:timers/promises';

/** Seconds between the tries: half a minute in all. */
const usualWaits = [0.5, 1, 2, 4, 8, 16];

/**
 * Does work that must not be lost because of a fault that passes, such as a database that is started anew: seven tries within
 * half a minute. Once `ending` is aborted nothing is waited for any more. Throws what the last try threw.
 */
export async function persistently<Result>(
  work: () => Promise<Result>,
  ending: AbortSignal,
  waits = usualWaits,
): Promise<Result> {
  for (const seconds of waits) {
    try {
      return await work();
    } catch (error) {
      if (ending.aborted) throw error;
    }
    await pause(seconds * 1000, undefined, { signal: ending }).catch(() => undefined);
  }
  return work();
}

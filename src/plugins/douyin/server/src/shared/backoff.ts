import { addSeconds } from './clock';
import { PluginError } from './errors';

/** How long to wait before a retry: doubled from `baseSeconds` on with each attempt, `capSeconds` at most. */
export type BackOff = { baseSeconds: number; capSeconds: number };

/** The usual waits: 5 seconds to a quarter of an hour. */
export const usualBackOff: BackOff = { baseSeconds: 5, capSeconds: 900 };

/** Whether doing it once more may help; what is no PluginError is taken for a passing fault. */
export const mayRetry = (error: unknown): boolean =>
  !(error instanceof PluginError) || error.remedy === 'later';

/**
 * When to try again after a failed attempt, from half the wait to all of it by `chance` (0 to 1), so that jobs that failed
 * together do not come back together.
 */
export function retryMoment(
  { baseSeconds, capSeconds }: BackOff,
  { attempts, now, chance }: { attempts: number; now: Date; chance: number },
): Date {
  const wait = Math.min(capSeconds, baseSeconds * 2 ** (attempts - 1));
  return addSeconds(now, wait * (0.5 + chance / 2));
}

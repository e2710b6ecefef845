import { retryMoment, type BackOff } from '../../shared/backoff';
import { clock } from '../../shared/clock';

// Five seconds, doubled up to an hour: three hours in twelve tries.
const ladder: BackOff = { baseSeconds: 5, capSeconds: 3600 };

/** When a delivery is tried again that was tried so often. */
export const nextTry = (tries: number): Date =>
  retryMoment(ladder, { attempts: Math.max(tries, 1), now: clock.now(), chance: Math.random() });

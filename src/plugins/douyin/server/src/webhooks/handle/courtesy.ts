import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';

/** Milliseconds for which what waits to be handled lets others go first, and between two looks. */
const patienceMs = 50;
const lookMs = 2;

/** Has those who are waiting for an answer go before what only waits to be handled, in one process. */
export type Courtesy = {
  /** Does something that somebody waits for. */
  first<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Waits until nobody waits for an answer, but not for long: under a steady stream handling goes on, slowly. */
  after(): Promise<void>;
};

/** Nobody waits yet. */
export function createCourtesy(): Courtesy {
  let waiting = 0;
  return {
    async first(work) {
      waiting += 1;
      try {
        return await work();
      } finally {
        waiting -= 1;
      }
    },
    async after() {
      // SQLite answers at once: without a pause nobody new would be heard until the inbox is empty.
      await breathe();
      const end = performance.now() + patienceMs;
      while (waiting > 0 && performance.now() < end) await pause(lookMs);
    },
  };
}

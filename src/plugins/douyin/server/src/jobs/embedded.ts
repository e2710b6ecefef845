import { clock } from '../shared/clock';
import type { Listener, Waker } from './waker';

const pollMs = 2000;

/** Wakes this process alone; the others find jobs with their next look into the database. */
export function embeddedWaker(): Waker {
  const listeners = new Map<string, Listener>();
  return {
    tell({ kind, runAt }) {
      if (runAt <= clock.now()) listeners.get(kind)?.look(kind);
    },
    listen: ({ kind }, listener) => void listeners.set(kind, listener),
    pollMs: () => pollMs,
    hush: async () => undefined,
    close: async () => undefined,
  };
}

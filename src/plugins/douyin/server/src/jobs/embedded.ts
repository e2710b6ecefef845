import { clock } from '../shared/clock';
import type { Listener, Waker } from './waker';

const pollMs = 2000;

/** Wakes this process alone, for what is due before its next look; the others find jobs with theirs. */
export function embeddedWaker(): Waker {
  const listeners = new Map<string, Listener>();
  const timers = new Set<NodeJS.Timeout>();
  const look = (kind: string) => listeners.get(kind)?.look(kind);
  const lookIn = (kind: string, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      look(kind);
    }, ms).unref();
    timers.add(timer);
  };
  return {
    tell({ kind, runAt }) {
      const waitMs = runAt.getTime() - clock.now().getTime();
      if (waitMs <= 0) look(kind);
      else if (waitMs < pollMs) lookIn(kind, waitMs);
    },
    listen: ({ kind }, listener) => void listeners.set(kind, listener),
    pollMs: () => pollMs,
    telling: () => 'none',
    hush: async () => undefined,
    async close() {
      timers.forEach(clearTimeout);
    },
  };
}

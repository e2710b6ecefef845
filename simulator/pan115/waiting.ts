import type { Wait } from '../outcome';
import type { World } from '../world';

/** Waits until something may have changed for a poll, at most `ms` of real time. */
export async function nextChange(world: World, wait: Wait, ms: number): Promise<void> {
  const { waiting } = world.pan115;
  const woken = new AbortController();
  waiting.add(woken);
  await wait(ms, woken.signal);
  waiting.delete(woken);
}

/** Lets every waiting poll look again. */
export function wakePolls({ pan115: { waiting } }: World): void {
  for (const woken of waiting) woken.abort();
}

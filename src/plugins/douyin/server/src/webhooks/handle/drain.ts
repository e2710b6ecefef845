import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';
import { claimNext, releaseLost } from '../inbox/claim';
import type { Courtesy } from './courtesy';
import { handle } from './handle';
import type { Listeners } from './listeners';

/** Accounts that one process handles side by side. */
const lanes = 4;

/** By what deliveries are handled: who listens, and to whom it gives way. */
export type Handling = { listeners: Listeners; courtesy: Courtesy };

async function work(
  strapi: Core.Strapi,
  { listeners, courtesy }: Handling,
  signal: AbortSignal,
): Promise<number> {
  let handled = 0;
  while (!signal.aborted) {
    const row = await claimNext(strapi);
    if (!row) break;
    await handle(strapi, listeners, row);
    handled += 1;
    await courtesy.after();
  }
  return handled;
}

/**
 * Handles all that waits and is due, and tells how many deliveries it took up. With the wrong keys it leaves them alone. Throws
 * when it is asked to stop before the end, so that another process goes on at once.
 */
export async function drain(
  strapi: Core.Strapi,
  handling: Handling,
  signal: AbortSignal,
): Promise<{ handled: number }> {
  if (service(strapi, 'secrets').state() === 'locked') return { handled: 0 };
  await releaseLost(strapi);
  const counts = await Promise.all(Array.from({ length: lanes }, () => work(strapi, handling, signal)));
  signal.throwIfAborted();
  return { handled: counts.reduce((sum, count) => sum + count, 0) };
}

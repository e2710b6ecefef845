import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';
import { claimNext, releaseLost } from '../inbox/claim';
import { handle } from './handle';
import type { Listeners } from './listeners';

/** Accounts that one process handles side by side. */
const lanes = 4;

async function work(strapi: Core.Strapi, listeners: Listeners, signal: AbortSignal): Promise<number> {
  let handled = 0;
  while (!signal.aborted) {
    const row = await claimNext(strapi);
    if (!row) break;
    await handle(strapi, listeners, row);
    handled += 1;
  }
  return handled;
}

/** Handles all that waits and is due, and tells how many deliveries it took up. With the wrong keys it leaves them alone. */
export async function drain(
  strapi: Core.Strapi,
  listeners: Listeners,
  signal: AbortSignal,
): Promise<{ handled: number }> {
  if (service(strapi, 'secrets').state() === 'locked') return { handled: 0 };
  await releaseLost(strapi);
  const counts = await Promise.all(Array.from({ length: lanes }, () => work(strapi, listeners, signal)));
  return { handled: counts.reduce((sum, count) => sum + count, 0) };
}

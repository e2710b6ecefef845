import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';
import { service } from '../shared/service';
import { claimDue, endLease, type Lease } from './lease';
import { workUnderLease } from './refresh';

/** How a pass over what was due went. */
export type Pass = { worked: number; broken: number };

/** Due rows, claimed a few at a time, so that several processes share them and none holds many; no more once it does not go on. */
async function* dueLeases(strapi: Core.Strapi, batch: number, goesOn: () => boolean): AsyncGenerator<Lease> {
  while (goesOn()) {
    const leases = await claimDue(strapi, batch);
    if (!leases) return;
    yield* leases;
  }
}

/** Gives back what was claimed and not begun, for other processes to take at once. */
async function giveBack(strapi: Core.Strapi, leases: AsyncGenerator<Lease>): Promise<void> {
  for await (const lease of leases) await endLease(strapi, lease);
}

/** How a pass is ended before all is done. */
type Shift = {
  signal: AbortSignal;
  /** Called after every hundred accounts; false ends the pass. */
  tick: () => Promise<boolean>;
};

/**
 * Refreshes, renews and ends all that is due, several accounts side by side (`DOUYIN_REFRESH_CONCURRENCY`). What is begun is
 * done to its end. While the keys are wrong nothing is touched.
 */
export async function workOnDue(strapi: Core.Strapi, { signal, tick }: Shift): Promise<Pass> {
  const pass: Pass = { worked: 0, broken: 0 };
  if (service(strapi, 'secrets').state() === 'locked') return pass;
  const { refreshConcurrency } = settingsOf(strapi).tokens;
  let isOurs = true;
  const goesOn = () => isOurs && !signal.aborted;
  const leases = dueLeases(strapi, refreshConcurrency * 2, goesOn);
  const lane = async (): Promise<void> => {
    while (goesOn()) {
      const next = await leases.next();
      if (next.done) return;
      await workUnderLease(strapi, next.value).catch((error: unknown) => {
        pass.broken += 1;
        strapi.log.error(`Douyin: tokens could not be worked on: ${String(error)}`);
      });
      pass.worked += 1;
      if (pass.worked % 100 === 0) isOurs = await tick();
    }
  };
  await Promise.all(Array.from({ length: refreshConcurrency }, lane));
  await giveBack(strapi, leases);
  return pass;
}

import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';
import { service } from '../shared/service';
import { claimDue, type Lease } from './lease';
import { workUnderLease } from './refresh';

/** How a pass over what was due went. */
export type Pass = { worked: number; broken: number };

/** Due rows, claimed a few at a time, so that several processes share them and none holds many. */
async function* dueLeases(strapi: Core.Strapi, batch: number): AsyncGenerator<Lease> {
  for (;;) {
    const leases = await claimDue(strapi, batch);
    if (!leases) return;
    yield* leases;
  }
}

/**
 * Refreshes, renews and ends all that is due, several accounts side by side (`DOUYIN_REFRESH_CONCURRENCY`). `tick` is called
 * now and then and stops the pass when it gives false. While the keys are wrong nothing is touched.
 */
export async function workOnDue(strapi: Core.Strapi, tick: () => Promise<boolean>): Promise<Pass> {
  const pass: Pass = { worked: 0, broken: 0 };
  if (service(strapi, 'secrets').state() === 'locked') return pass;
  const { refreshConcurrency } = settingsOf(strapi).tokens;
  const leases = dueLeases(strapi, refreshConcurrency * 2);
  let goOn = true;
  const lane = async (): Promise<void> => {
    for (;;) {
      const next = await leases.next();
      if (next.done) return;
      await workUnderLease(strapi, next.value).catch((error: unknown) => {
        pass.broken += 1;
        strapi.log.error(`Douyin: tokens could not be worked on: ${String(error)}`);
      });
      pass.worked += 1;
      if (pass.worked % 100 === 0) goOn = await tick();
      if (!goOn) return;
    }
  };
  await Promise.all(Array.from({ length: refreshConcurrency }, lane));
  return pass;
}

import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { service } from '../shared/service';

/** Kind of the jobs that read pending leads into the search. */
export const indexKind = 'leads.index';

const soonMs = 10_000;

/** Has pending leads read into the search soon; called a thousand times it asks for few jobs, and the clock for the rest. */
export function createSoon(strapi: Core.Strapi): () => Promise<void> {
  let askedAt = -Infinity;
  return async () => {
    if (performance.now() - askedAt < soonMs) return;
    askedAt = performance.now();
    const slot = Math.floor(clock.now().getTime() / soonMs);
    await service(strapi, 'jobs').enqueue({ kind: indexKind, key: `${indexKind}:${slot}` });
  };
}

/** Keeps the search up with what was imported; the clock finds what a process left that died. */
export function scheduleLeads(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(indexKind, async ({ signal }) => {
    await service(strapi, 'leads').indexPending(() => signal.throwIfAborted());
  });
  jobs.schedule(indexKind, '* * * * *');
}

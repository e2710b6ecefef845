import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { service, type Context } from '../../shared/service';
import { recountAll, type Recounting } from './recount';
import { unmarkAll } from './zones';

/** The leads of each day, counted and kept so. */
export type LeadTallyService = {
  /** Counts what changed since it was counted, here and now; what `onProgress` throws halts it, and the next one goes on. */
  recount(onProgress?: (progress: Recounting) => void): Promise<void>;
  /** Has what changed counted soon, in the background. */
  soon(): Promise<void>;
  /** Has everything counted anew, in the background. */
  rebuild(): Promise<void>;
};

declare module '../../shared/service' {
  interface Services {
    leadTally: LeadTallyService;
  }
}

const kind = 'leads.tally';
const soonMs = 5000;

async function soon(strapi: Core.Strapi): Promise<void> {
  const slot = Math.floor(clock.now().getTime() / soonMs);
  await service(strapi, 'jobs').enqueue({ kind, key: `${kind}:${slot}` });
}

/** The `leadTally` service. */
export const leadTallyService = ({ strapi }: Context): LeadTallyService => ({
  recount: (onProgress) => recountAll(strapi, onProgress),
  soon: () => soon(strapi),
  async rebuild() {
    await unmarkAll(strapi);
    await soon(strapi);
  },
});

/** Keeps the counts up with the leads, each minute and when somebody looks. */
export function scheduleTally(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  const count = ({ signal }: { signal: AbortSignal }) => recountAll(strapi, () => signal.throwIfAborted());
  jobs.handle(kind, count, { concurrency: 1 });
  jobs.schedule(kind, '* * * * *');
}

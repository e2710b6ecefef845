import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';
import { replayKind, workOnReplay } from './desk/replay';
import { drain, type Handling } from './handle/drain';
import { drainKind } from './handle/wake';
import { forgetHandled } from './inbox/retention';
import { watchSilence } from './silence/watch';

const sweepKind = 'webhooks.sweep';
const silenceKind = 'webhooks.silence';
const retentionKind = 'webhooks.retention';

/**
 * Drains the inbox when it is told to, and each minute for what nobody told of; looks every ten minutes for apps that hear
 * nothing; forgets each night what is old.
 */
export function scheduleWebhooks(strapi: Core.Strapi, handling: Handling): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(drainKind, ({ signal }) => drain(strapi, handling, signal));
  jobs.handle(sweepKind, ({ signal }) => drain(strapi, handling, signal));
  jobs.schedule(sweepKind, '* * * * *');
  jobs.handle(replayKind, (run) => workOnReplay(strapi, run));
  jobs.handle(silenceKind, () => watchSilence(strapi));
  jobs.schedule(silenceKind, '*/10 * * * *');
  jobs.handle(retentionKind, async () => ({ removed: await forgetHandled(strapi) }));
  jobs.schedule(retentionKind, '37 3 * * *');
}

import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';
import { drain } from './handle/drain';
import type { Listeners } from './handle/listeners';
import { drainKind } from './handle/wake';
import { forgetHandled } from './inbox/retention';

const sweepKind = 'webhooks.sweep';
const retentionKind = 'webhooks.retention';

/** Drains the inbox when it is told to, and each minute for what nobody told of; forgets each night what is old. */
export function scheduleWebhooks(strapi: Core.Strapi, listeners: Listeners): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(drainKind, ({ signal }) => drain(strapi, listeners, signal));
  jobs.handle(sweepKind, ({ signal }) => drain(strapi, listeners, signal));
  jobs.schedule(sweepKind, '* * * * *');
  jobs.handle(retentionKind, async () => ({ removed: await forgetHandled(strapi) }));
  jobs.schedule(retentionKind, '37 3 * * *');
}

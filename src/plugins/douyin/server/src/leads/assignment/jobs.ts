import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { service } from '../../shared/service';
import { dealAll } from './deal';

const kind = 'leads.deal';
const slotMs = 5000;

/** One job for all pages of some seconds; it begins when they are over, so that it meets all of them. */
async function enqueueDealing(strapi: Core.Strapi): Promise<void> {
  const slot = Math.floor(clock.now().getTime() / slotMs) + 1;
  const runAt = new Date(slot * slotMs);
  await service(strapi, 'jobs').enqueue({ kind, key: `${kind}:${slot}`, runAt });
}

/** Lets waiting leads be dealt out once the transaction this is called in was committed. What gets lost the clock finds. */
export async function dealAfterCommit(strapi: Core.Strapi): Promise<void> {
  const wake = () => {
    enqueueDealing(strapi).catch((error: unknown) =>
      strapi.log.warn(`Douyin: new leads are dealt out with the next minute: ${String(error)}`),
    );
  };
  await strapi.db.transaction(async ({ onCommit }) => onCommit(wake));
}

/** Deals out what waits: soon after it came, and each minute. */
export function scheduleDealing(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(kind, async ({ signal }) => {
    const looked = await dealAll(strapi, () => signal.aborted);
    signal.throwIfAborted();
    return { looked };
  });
  jobs.schedule(kind, '* * * * *');
}

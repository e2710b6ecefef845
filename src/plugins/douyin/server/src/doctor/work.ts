import { clock } from '../shared/clock';
import { service } from '../shared/service';
import { found, orWell, type Check } from './finding';

const secondsSince = (moment: Date): number =>
  Math.max(0, Math.round((clock.now().getTime() - moment.getTime()) / 1000));

// One job is begun by the clock each minute, whatever else there is to do.
const silentSeconds = 300;

/** Whether any process does jobs: the newest one that was done is the sign of life. */
export const workers: Check = async ({ strapi }) => {
  const { lastDoneAt } = await service(strapi, 'jobs').vitals();
  if (!lastDoneAt) return [found('workers.never')];
  const seconds = secondsSince(lastDoneAt);
  if (seconds <= silentSeconds) return [found('workers.alive', { seconds })];
  return [found('workers.silent', { minutes: Math.round(seconds / 60) })];
};

const late = { warning: 60, error: 600 };

/** How long jobs wait that could begin, and which failed for good within a day. */
export const queue: Check = async ({ strapi }) => {
  const { waiting, oldest, failed } = await service(strapi, 'jobs').vitals();
  const seconds = oldest ? secondsSince(oldest.runAt) : 0;
  const details = { kind: oldest?.kind ?? '', minutes: Math.round(seconds / 60), waiting };
  const isLate = seconds > late.warning;
  const count = failed.reduce((sum, one) => sum + one.count, 0);
  const kinds = failed.map((one) => `${one.kind} ×${one.count}`).join(', ');
  return orWell(
    [
      ...(isLate ? [found(seconds > late.error ? 'queue.stuck' : 'queue.late', details)] : []),
      ...(count > 0 ? [found('queue.failed', { count, kinds })] : []),
    ],
    found('queue.flowing', { waiting }),
  );
};

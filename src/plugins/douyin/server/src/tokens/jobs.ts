import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { service } from '../shared/service';
import { workOnDue } from './due';
import { tokenTable } from './row';
import { sendWarnings } from './warnings';

const refreshKind = 'tokens.refresh';
const warnKind = 'tokens.warn';

/** From so many due accounts on, other processes are asked to help. */
const crowd = 200;
const helpers = 8;

async function countDue(strapi: Core.Strapi): Promise<number> {
  const [counted] = (await strapi.db
    .getConnection(tokenTable)
    .where('due_at', '<=', clock.now())
    .count({ n: '*' })) as { n: number | string }[];
  return Number(counted?.n ?? 0);
}

/** One job runs in a process at a time, so those beyond the first go to other processes. */
async function callHelpers(strapi: Core.Strapi, jobId: string): Promise<void> {
  if ((await countDue(strapi)) < crowd) return;
  const jobs = service(strapi, 'jobs');
  for (let n = 1; n <= helpers; n += 1)
    await jobs.enqueue({ kind: refreshKind, key: `${refreshKind}:${jobId}:${n}`, payload: { helps: true } });
}

/** Keeps tokens alive: what is due each minute, warnings each hour. */
export function scheduleTokens(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(refreshKind, async ({ job, signal, heartbeat }) => {
    if (!job.payload?.helps) await callHelpers(strapi, job.id);
    let worked = 0;
    const tick = () => heartbeat({ worked: (worked += 100) });
    const pass = await workOnDue(strapi, { signal, tick });
    // What is left is for another process, at once and not with the next minute.
    signal.throwIfAborted();
    return { ...pass };
  });
  jobs.handle(warnKind, async () => ({ warned: await sendWarnings(strapi) }));
  jobs.schedule(refreshKind, '* * * * *');
  jobs.schedule(warnKind, '7 * * * *');
}

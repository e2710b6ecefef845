import type { Core } from '@strapi/strapi';
import type { JobRun } from '../../jobs/service';
import { clock } from '../../shared/clock';
import { service } from '../../shared/service';
import { letterUid, waiting } from './row';
import { retryLetters, waitingLetters } from './retry';

/** Kind of the jobs that try many letters again. */
export const lettersKind = 'sync.letters';

const batch = 50;

/** Lets a job try all letters of a stream that wait now; one a minute. */
export async function enqueueRetry(strapi: Core.Strapi, streamId: string): Promise<void> {
  const [newest] = (await strapi.db.query(letterUid).findMany({
    where: { streamId, ...waiting },
    orderBy: { id: 'desc' },
    limit: 1,
  })) as { id: number }[];
  await service(strapi, 'jobs').enqueue({
    kind: lettersKind,
    key: `${lettersKind}:${streamId}:${Math.floor(clock.now().getTime() / 60_000)}`,
    payload: { stream: streamId, upTo: newest?.id ?? 0 },
  });
}

/** Tries the letters of a job, some at a time; one that is taken up again goes on behind the last. */
export async function workOnLetters(
  strapi: Core.Strapi,
  { job, signal, heartbeat }: JobRun,
): Promise<{ resolved: number }> {
  const { stream, upTo } = job.payload as { stream: string; upTo: number };
  let { after, resolved } = { after: 0, resolved: 0, ...job.progress };
  for (;;) {
    signal.throwIfAborted();
    const letters = await waitingLetters(strapi, stream, { after, upTo, limit: batch });
    const last = letters.at(-1);
    if (!last) return { resolved };
    resolved += await retryLetters(strapi, stream, letters);
    after = last.id;
    await heartbeat({ after, resolved });
  }
}

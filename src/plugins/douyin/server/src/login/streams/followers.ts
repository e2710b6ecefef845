import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { PassThrough } from 'node:stream';
import { openStages, type AttemptStatus } from '../../../../contracts/login';
import { clock } from '../../shared/clock';
import { eventText, openEvents } from '../../shared/events';
import { attemptUid, statusOf, type AttemptRow } from '../attempt';
import { addressOf } from '../network';
import { leavePlaces, renewPlaces, takePlace } from './places';

const lookMs = 700;
const renewMs = 10_000;

type Follower = { place: string; attemptId: string; stream: PassThrough; last: string };

/** Sends attempts' changes as server-sent events, whichever process makes them. */
export type Followers = {
  /** Answers a request with the stream of one attempt; throws AUTH_TOO_OFTEN when too many are open. */
  open(ctx: KoaContext, attempt: AttemptRow): Promise<void>;
  /** Ends all streams; browsers come back by themselves. */
  close(): Promise<void>;
};

function tell(follower: Follower, status: AttemptStatus): void {
  const event = eventText('status', status);
  if (event === follower.last || follower.stream.writableEnded) return;
  follower.last = event;
  follower.stream.write(event);
  if (!openStages.includes(status.stage)) follower.stream.end();
}

/** The open streams of this process: one look at the database serves them all. */
export function createFollowers(strapi: Core.Strapi): Followers {
  const followers = new Set<Follower>();
  let timer: NodeJS.Timeout | undefined;
  let renewedAt = clock.now().getTime();

  async function look(): Promise<void> {
    const ids = [...new Set([...followers].map(({ attemptId }) => attemptId))];
    const rows = (await strapi.db
      .query(attemptUid)
      .findMany({ where: { documentId: { $in: ids } } })) as AttemptRow[];
    for (const follower of followers) {
      const row = rows.find(({ documentId }) => documentId === follower.attemptId);
      if (row) tell(follower, statusOf(row));
      else follower.stream.end();
    }
    if (Math.abs(clock.now().getTime() - renewedAt) < renewMs) return;
    renewedAt = clock.now().getTime();
    for (const { stream } of followers) if (!stream.writableEnded) stream.write(': ping\n\n');
    await renewPlaces(
      strapi,
      [...followers].map(({ place }) => place),
    );
  }

  function schedule(): void {
    timer ??= setTimeout(() => {
      look()
        .catch((error: unknown) => strapi.log.warn(`Douyin: login streams not updated: ${String(error)}`))
        .finally(() => {
          timer = undefined;
          if (followers.size > 0) schedule();
        });
    }, lookMs);
  }

  function leave(follower: Follower): void {
    if (!followers.delete(follower)) return;
    leavePlaces(strapi, [follower.place]).catch((error: unknown) =>
      strapi.log.warn(`Douyin: a login stream's place was not given up: ${String(error)}`),
    );
  }

  return {
    async open(ctx, attempt) {
      const place = await takePlace(strapi, attempt.documentId, addressOf(strapi, ctx));
      const stream = openEvents(ctx);
      const follower: Follower = { place, attemptId: attempt.documentId, stream, last: '' };
      followers.add(follower);
      stream.on('close', () => leave(follower));
      if (stream.writableEnded) return;
      stream.write('retry: 2000\n\n');
      tell(follower, statusOf(attempt));
      schedule();
    },
    async close() {
      clearTimeout(timer);
      const places = [...followers].map(({ place }) => place);
      for (const { stream } of followers) stream.end();
      followers.clear();
      if (places.length > 0) await leavePlaces(strapi, places);
    },
  };
}

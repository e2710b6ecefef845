import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { ending } from './ending';
import { answerError } from './http';

const lookMs = 1000;
/** A browser whose stream ends comes back by itself. */
const longestMs = 15 * 60_000;

type Action = (ctx: KoaContext) => Promise<void>;

/** What a stream shows at one moment, and whether nothing comes after it. */
export type Shown = { data: unknown; isOver: boolean };

/** A stream of events: the name of each, what it tells of for the log, and what it shows now; null ends it. */
export type Following = { event: string; subject: string; look: () => Promise<Shown | null> };

/** One server-sent event as it is written. */
export const eventText = (name: string, data: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** A browser of its own accord comes back after half a second; ours wait a little longer, each another while. */
const comeBack = `retry: 500\n${eventText('reconnect', {})}`;

const open = new Set<PassThrough>();

/** Tells all who follow something from this process to come back, to another one, and ends their streams. */
export function endEvents(): void {
  for (const stream of open) if (!stream.writableEnded) stream.end(comeBack);
}

/** Answers a request with a stream of server-sent events, which is destroyed when the browser leaves. */
export function openEvents(ctx: KoaContext): PassThrough {
  const stream = new PassThrough();
  open.add(stream);
  stream.on('close', () => open.delete(stream));
  ctx.res.on('close', () => stream.destroy());
  // Who comes over a connection that was kept open is sent on as well.
  if (ending.aborted) stream.end(comeBack);
  ctx.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  ctx.type = 'text/event-stream';
  ctx.body = stream;
  return stream;
}

async function tell(stream: PassThrough, { event: name, look }: Following): Promise<void> {
  let last = '';
  for (let spent = 0; spent < longestMs && !stream.writableEnded; spent += lookMs) {
    const shown = await look();
    if (!shown || stream.writableEnded || stream.destroyed) break;
    const event = eventText(name, shown.data);
    stream.write(event === last ? ': ping\n\n' : event);
    last = event;
    if (shown.isOver) break;
    await pause(lookMs, undefined, { ref: false });
  }
  stream.end();
}

/**
 * An action that answers with server-sent events until what it follows is over, where they are asked for, and as `plain`
 * does otherwise. `follow` finds out what is followed; what it throws is the answer.
 */
export const orFollowed =
  (strapi: Core.Strapi, plain: Action, follow: (ctx: KoaContext) => Promise<Following>): Action =>
  async (ctx) => {
    if (!ctx.accepts('json', 'text/event-stream')?.toString().includes('event-stream')) return plain(ctx);
    try {
      const following = await follow(ctx);
      const stream = openEvents(ctx);
      tell(stream, following).catch((error: unknown) => {
        strapi.log.warn(`Douyin: the progress of ${following.subject} was not sent: ${String(error)}`);
        stream.destroy();
      });
    } catch (error) {
      answerError(ctx, error);
    }
  };

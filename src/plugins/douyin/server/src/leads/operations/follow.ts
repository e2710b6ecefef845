import { setTimeout as pause } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { findOperation, isOver, viewOf } from './row';

const lookMs = 1000;
/** A browser whose stream ends comes back by itself. */
const longestMs = 15 * 60_000;

async function tell(strapi: Core.Strapi, stream: PassThrough, id: string): Promise<void> {
  let last = '';
  for (let spent = 0; spent < longestMs && !stream.destroyed; spent += lookMs) {
    const row = await findOperation(strapi, id);
    if (!row) break;
    const event = `event: operation\ndata: ${JSON.stringify(viewOf(row))}\n\n`;
    stream.write(event === last ? ': ping\n\n' : event);
    last = event;
    if (isOver(row)) break;
    await pause(lookMs, undefined, { ref: false });
  }
  stream.end();
}

/** Answers a request with an operation's progress as server-sent events, until it is over. */
export function followOperation(strapi: Core.Strapi, ctx: KoaContext, id: string): void {
  const stream = new PassThrough();
  ctx.res.on('close', () => stream.destroy());
  ctx.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  ctx.type = 'text/event-stream';
  ctx.body = stream;
  tell(strapi, stream, id).catch((error: unknown) => {
    strapi.log.warn(`Douyin: the progress of an operation was not sent: ${String(error)}`);
    stream.destroy();
  });
}

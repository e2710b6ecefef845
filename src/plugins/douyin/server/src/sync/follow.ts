import { setTimeout as pause } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { RunView } from '../../../contracts/sync';
import { service } from '../shared/service';

const lookMs = 1000;
/** A browser whose stream ends comes back by itself. */
const longestMs = 15 * 60_000;
const over: RunView['stage'][] = ['done', 'failed', 'cancelled'];

/** How a run is shown: the name of the event, and what it holds. */
export type Showing = { event: string; show: (run: RunView) => unknown };

async function tell(
  strapi: Core.Strapi,
  stream: PassThrough,
  runId: string,
  { event: name, show }: Showing,
): Promise<void> {
  let last = '';
  for (let spent = 0; spent < longestMs && !stream.destroyed; spent += lookMs) {
    const run = await service(strapi, 'sync').run(runId);
    const event = `event: ${name}\ndata: ${JSON.stringify(show(run))}\n\n`;
    stream.write(event === last ? ': ping\n\n' : event);
    last = event;
    if (over.includes(run.stage)) break;
    await pause(lookMs, undefined, { ref: false });
  }
  stream.end();
}

/** Answers a request with a run's progress as server-sent events, until the run is over. */
export function followRun(strapi: Core.Strapi, ctx: KoaContext, runId: string, showing: Showing): void {
  const stream = new PassThrough();
  ctx.res.on('close', () => stream.destroy());
  ctx.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  ctx.type = 'text/event-stream';
  ctx.body = stream;
  tell(strapi, stream, runId, showing).catch((error: unknown) => {
    strapi.log.warn(`Douyin: the progress of a sync was not sent: ${String(error)}`);
    stream.destroy();
  });
}

import type { Core } from '@strapi/strapi';
import { createHash } from 'node:crypto';
import { clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { insertOne } from '../../shared/database';
import type { PluginError } from '../../shared/errors';
import { redact, vendorText } from '../../shared/log';
import type { Headers } from './call';
import { peek } from './peek';

/** Uid and table of the refused calls. */
export const refusalUid = 'plugin::douyin.webhook-refusal';
export const refusalTable = 'douyin_webhook_refusals';

/** A call that was refused. */
export type Refused = {
  headers: Headers;
  raw: Buffer | null;
  contentType?: string;
  appId: string | null;
};

/** Lines that are kept, and lines that one process writes at a time; the others only count. */
const kept = 200;
const atOnce = 5;
const pauseMs = 1000;

const short = (text: unknown, length: number): string | null =>
  typeof text === 'string' && text !== '' ? redact(text).slice(0, length) : null;

/** What is kept of a refused call: how it came and what it calls itself, nothing of what stands in it. */
function lineOf(error: PluginError, { headers, raw, contentType, appId }: Refused): Record<string, unknown> {
  const { event, names } = peek(raw ?? Buffer.alloc(0));
  return {
    documentId: newId(),
    at: clock.now(),
    reason: String(error.details.reason ?? error.code).slice(0, 64),
    appId: short(appId, 64),
    bytes: raw?.length ?? null,
    bodyMark: raw && createHash('sha256').update(raw).digest('hex').slice(0, 16),
    contentType: short(contentType ?? headers['content-type'], 80),
    msgId: short(headers['msg-id'], 64),
    signed: headers['x-douyin-signature'] !== undefined,
    event,
    names,
    more: 0,
  };
}

/** Keeps the newest lines only; ids grow, so that one look at them tells which are old. */
async function forgetOld(strapi: Core.Strapi): Promise<void> {
  const table = () => strapi.db.getConnection(refusalTable);
  const [border] = (await table().orderBy('id', 'desc').offset(kept).limit(1).select('id')) as {
    id: number;
  }[];
  if (border) await table().where('id', '<=', border.id).delete();
}

/** The refused calls of one process on their way into the database. */
export type Refusals = {
  /** Notes a call; returns at once, and costs next to nothing however many come. */
  note(error: PluginError, call: Refused): void;
  /** Writes what waits. */
  flush(): Promise<void>;
};

/** A ring of refused calls: a few lines a second, so that a flood of them slows nothing. */
export function createRefusals(strapi: Core.Strapi): Refusals {
  let waiting: Record<string, unknown>[] = [];
  let more = 0;
  let timer: NodeJS.Timeout | undefined;
  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    const last = lines.at(-1);
    if (!last) return;
    last.more = more;
    [waiting, more] = [[], 0];
    for (const line of lines) await insertOne(strapi, refusalUid, line);
    await forgetOld(strapi);
  }
  const flushLater = () => {
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) =>
        strapi.log.warn(`Douyin: refused calls were not noted: ${vendorText(String(error))}`),
      );
    }, pauseMs).unref();
  };
  return {
    flush,
    note(error, call) {
      if (waiting.length < atOnce) waiting.push(lineOf(error, call));
      else more += 1;
      flushLater();
    },
  };
}

import type { Core } from '@strapi/strapi';
import type { RunCounters, RunStage, StreamHealth, StreamKind, SyncStrategy } from '../../../contracts/sync';
import { PluginError } from '../shared/errors';
import type { Beginning } from './streams/stream';

/** Uids of what sync stores. */
export const streamUid = 'plugin::douyin.sync-stream';
export const runUid = 'plugin::douyin.sync-run';

type Moment = string | Date;

/** A stream as it is stored. */
export type StreamRow = {
  documentId: string;
  accountId: string;
  appId: string;
  kind: StreamKind;
  enabled: boolean;
  everyMinutes: number;
  fullEveryMinutes: number | null;
  nextRunAt: Moment | null;
  health: StreamHealth;
  failureCode: string | null;
  failureCount: number;
  generation: number;
  highWater: Moment | null;
  lastRunAt: Moment | null;
  lastFullAt: Moment | null;
  wholeGenerations: number[] | null;
  lastTotal: number | null;
  /** What its kind asks for, as its own file lets it pass. */
  settings: Record<string, unknown> | null;
  /** The generation in which too many were missing, until a person decides; null: none. */
  reviewGeneration: number | null;
  /** How many were known then, and how many of them missing. */
  reviewKnown: number | null;
  reviewMissing: number | null;
};

/** What a stream needs to read its next page; each kind has its own. */
export type Cursor = Record<string, unknown>;

/** A run as it is stored. */
export type RunRow = RunCounters & {
  documentId: string;
  streamId: string;
  activeKey: string | null;
  accountId: string;
  kind: StreamKind;
  strategy: SyncStrategy;
  trigger: 'user' | 'schedule' | 'connected';
  stage: RunStage;
  generation: number;
  cursor: Cursor | null;
  cursorAt: Moment | null;
  cursorVersion: number;
  signpost: Moment;
  pass: number;
  seen: number;
  quietPages: number;
  total: number | null;
  failures: number;
  complete: boolean | null;
  stopReason: string | null;
  errorCode: string | null;
  startedAt: Moment | null;
  finishedAt: Moment | null;
};

/** What is known when a run of a stream begins. */
export const beginningOf = (
  { highWater, lastFullAt, settings }: StreamRow,
  strategy: SyncStrategy,
  now: Date,
): Beginning => ({
  strategy,
  now,
  highWater: highWater === null ? null : new Date(highWater),
  lastFullAt: lastFullAt === null ? null : new Date(lastFullAt),
  settings: settings ?? {},
});

/** One stream by its id; null when there is none. */
export const findStream = (strapi: Core.Strapi, documentId: string): Promise<StreamRow | null> =>
  strapi.db.query(streamUid).findOne({ where: { documentId } }) as Promise<StreamRow | null>;

/** One run by its id; null when there is none. */
export const findRun = (strapi: Core.Strapi, documentId: string): Promise<RunRow | null> =>
  strapi.db.query(runUid).findOne({ where: { documentId } }) as Promise<RunRow | null>;

/** The run of a stream that is not over; null when there is none. */
export const activeRun = (strapi: Core.Strapi, streamId: string): Promise<RunRow | null> =>
  strapi.db.query(runUid).findOne({ where: { activeKey: streamId } }) as Promise<RunRow | null>;

/** The error for what is not there. */
export const notFound = (what: string) => new PluginError('SYNC_NOT_FOUND', `There is no such ${what}`);

/** One stream by its id; throws SYNC_NOT_FOUND. */
export async function needStream(strapi: Core.Strapi, id: string): Promise<StreamRow> {
  const stream = await findStream(strapi, id);
  if (!stream) throw notFound('stream');
  return stream;
}

/** One run by its id; throws SYNC_NOT_FOUND. */
export async function needRun(strapi: Core.Strapi, id: string): Promise<RunRow> {
  const run = await findRun(strapi, id);
  if (!run) throw notFound('task');
  return run;
}

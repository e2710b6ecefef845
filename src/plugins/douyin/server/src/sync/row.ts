import type { Core } from '@strapi/strapi';
import type { RunCounters, RunStage, StreamHealth, StreamKind, SyncStrategy } from '../../../contracts/sync';
import type { Beginning } from './streams/stream';

/** Uids of what sync stores. */
export const streamUid = 'plugin::douyin.sync-stream';
export const runUid = 'plugin::douyin.sync-run';
export const letterUid = 'plugin::douyin.dead-letter';

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
  { highWater, lastFullAt }: StreamRow,
  strategy: SyncStrategy,
  now: Date,
): Beginning => ({
  strategy,
  now,
  highWater: highWater === null ? null : new Date(highWater),
  lastFullAt: lastFullAt === null ? null : new Date(lastFullAt),
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

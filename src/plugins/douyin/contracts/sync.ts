import { z } from 'zod';
import { contract, idParams, moment } from './contract';

/** What people are found by: each kind is one list or log of the platform. */
export const streamKinds = ['fans', 'interaction', 'comment', 'enterprise'] as const;
export type StreamKind = (typeof streamKinds)[number];

/** INCREMENTAL looks for what is new, FULL reads everything the platform still shows. */
export const syncStrategies = ['INCREMENTAL', 'FULL'] as const;
export type SyncStrategy = (typeof syncStrategies)[number];

/** Where a run stands. `paused` waits for a person; the last three are final. */
export const runStages = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type RunStage = (typeof runStages)[number];

/** How a stream is doing: `review` waits for a person after too many went missing at once. */
export const streamHealths = ['ok', 'throttled', 'reauthorize', 'retired', 'failed', 'review'] as const;
export type StreamHealth = (typeof streamHealths)[number];

/** What a run came to so far. */
export const runCounters = z.object({
  pages: z.number().int(),
  fetched: z.number().int(),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  returned: z.number().int(),
  gone: z.number().int(),
  rejected: z.number().int(),
  apiCalls: z.number().int(),
});
export type RunCounters = z.infer<typeof runCounters>;

/** A run as administrators see it. */
export const runView = z.object({
  id: z.string(),
  streamId: z.string(),
  accountId: z.string(),
  kind: z.enum(streamKinds),
  strategy: z.enum(syncStrategies),
  trigger: z.enum(['user', 'schedule', 'connected']),
  stage: z.enum(runStages),
  counters: runCounters,
  /** How many there are in all, as far as the platform says. */
  total: z.number().int().nullable(),
  /** Seconds to go, estimated; null where nobody can say. */
  etaSeconds: z.number().int().nullable(),
  /** True when everything was seen; false when the platform's cap or a gap stood in the way; null before the end. */
  complete: z.boolean().nullable(),
  /** Why it ended: `end`, `quiet`, `cap`, `repeated-cursor`, `gap`; null before. */
  stopReason: z.string().nullable(),
  errorCode: z.string().nullable(),
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});
export type RunView = z.infer<typeof runView>;

/** A stream of one account as administrators see it. */
export const streamView = z.object({
  id: z.string(),
  accountId: z.string(),
  kind: z.enum(streamKinds),
  enabled: z.boolean(),
  everyMinutes: z.number().int(),
  fullEveryMinutes: z.number().int().nullable(),
  health: z.enum(streamHealths),
  failureCode: z.string().nullable(),
  nextRunAt: moment.nullable(),
  lastRunAt: moment.nullable(),
  lastFullAt: moment.nullable(),
  lastTotal: z.number().int().nullable(),
  deadLetters: z.number().int(),
  run: runView.nullable(),
});
export type StreamView = z.infer<typeof streamView>;

/** The seed's word for where a task stands; a cancelled one counts as failed, a paused one as pending. */
export const taskStatuses = ['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** A task as the seed's routes answer it. */
export const taskView = z.object({
  taskId: z.string(),
  status: z.enum(taskStatuses),
  message: z.string(),
  counters: runCounters,
  total: z.number().int().nullable(),
  etaSeconds: z.number().int().nullable(),
});
export type TaskView = z.infer<typeof taskView>;

const taskParams = z.object({ taskId: z.string().regex(/^[0-9a-z]{1,64}$/) });
const task = { params: taskParams, answer: taskView };
const admin = { params: idParams, answer: streamView };

export const syncContracts = {
  /** Seed 002 §2.3: 202 for a new task, 200 with the one that is under way. */
  start: contract({
    method: 'POST',
    path: '/v1/lead/douyin/fans/sync',
    body: z.object({
      douyinUserId: z.string().trim().min(1).max(256),
      syncStrategy: z.enum(syncStrategies).default('INCREMENTAL'),
    }),
    answer: taskView,
  }),
  show: contract({ method: 'GET', path: '/v1/lead/douyin/fans/sync/:taskId', ...task }),
  pause: contract({ method: 'POST', path: '/v1/lead/douyin/fans/sync/:taskId/pause', ...task }),
  resume: contract({ method: 'POST', path: '/v1/lead/douyin/fans/sync/:taskId/resume', ...task }),
  cancel: contract({ method: 'POST', path: '/v1/lead/douyin/fans/sync/:taskId/cancel', ...task }),
  /** Every stream of one account, with its run under way or the last one. */
  streams: contract({
    method: 'GET',
    path: '/accounts/:id/streams',
    params: idParams,
    answer: z.object({ rows: z.array(streamView) }),
  }),
  /** Changes when a stream runs, or whether it does. */
  edit: contract({
    method: 'PUT',
    path: '/streams/:id',
    params: idParams,
    body: z.object({
      enabled: z.boolean(),
      everyMinutes: z.number().int().min(5).max(10_080),
      fullEveryMinutes: z.number().int().min(60).max(43_200).nullable(),
    }),
    answer: streamView,
  }),
  run: contract({
    method: 'POST',
    path: '/streams/:id/run',
    ...admin,
    body: z.object({ strategy: z.enum(syncStrategies) }),
  }),
};

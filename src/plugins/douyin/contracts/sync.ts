import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';

/** What people are found by: each kind is one list or log of the platform. */
export const streamKinds = ['fans', 'interaction', 'comment', 'enterprise', 'clue'] as const;
export type StreamKind = (typeof streamKinds)[number];

/** INCREMENTAL looks for what is new, FULL reads everything the platform still shows. */
export const syncStrategies = ['INCREMENTAL', 'FULL'] as const;
export type SyncStrategy = (typeof syncStrategies)[number];

/** Where a run stands. `paused` waits for a person; the last three are final. */
export const runStages = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type RunStage = (typeof runStages)[number];

/** How a stream is doing: `review` waits for a person after too many went missing at once. */
export const streamHealths = [
  'ok',
  'throttled',
  'circle',
  'reauthorize',
  'retired',
  'failed',
  'review',
] as const;
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
  /** Calls that went out, retries included. */
  apiCalls: z.number().int(),
  /** Milliseconds spent waiting for budgets and after failures. */
  waitedMs: z.number().int(),
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

/** Settings of a stream; each kind knows its own. */
const streamSettings = z.record(z.string().max(64), z.unknown());

/** A stream of one account as administrators see it. */
export const streamView = z.object({
  id: z.string(),
  appId: z.string(),
  accountId: z.string(),
  /** The account's name on the platform; empty where it told none. */
  accountName: z.string(),
  kind: z.enum(streamKinds),
  enabled: z.boolean(),
  /** What its kind asks for, e.g. `merchantAccountId` of clues. */
  settings: streamSettings,
  /** Names of the settings it needs before it can be switched on. */
  neededSettings: z.array(z.string()),
  everyMinutes: z.number().int(),
  fullEveryMinutes: z.number().int().nullable(),
  health: z.enum(streamHealths),
  failureCode: z.string().nullable(),
  nextRunAt: moment.nullable(),
  lastRunAt: moment.nullable(),
  lastFullAt: moment.nullable(),
  lastTotal: z.number().int().nullable(),
  deadLetters: z.number().int(),
  /** The run under way, or else the last one. */
  run: runView.nullable(),
  /** The last run that read the whole list to its end; null before the first. */
  fullRun: runView.nullable(),
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
  /** Why it failed: the family of the error, as in failed answers, and its code; null otherwise. */
  error: z.object({ name: z.string(), code: z.string() }).nullable(),
});
export type TaskView = z.infer<typeof taskView>;

/** A row that could not become a lead, as administrators see it: what is wrong with it, never what it says. */
export const letterView = z.object({
  id: z.string(),
  streamId: z.string(),
  runId: z.string(),
  reason: z.string(),
  attempts: z.number().int(),
  keptAt: moment,
  resolvedAt: moment.nullable(),
  /** `retried`, `arrived` with a later run, or `discarded`; null while it waits. */
  resolution: z.string().nullable(),
  note: z.string().nullable(),
});
export type LetterView = z.infer<typeof letterView>;

/** What came of trying rows again: `queued` when there are many, and a job does it. */
export const retryView = z.object({
  retried: z.number().int(),
  resolved: z.number().int(),
  waiting: z.number().int(),
  queued: z.boolean(),
});
export type RetryView = z.infer<typeof retryView>;

/** A stream that stands in review: how many are missing of how many, and some of their leads. */
export const reviewView = z.object({
  streamId: z.string(),
  known: z.number().int(),
  missing: z.number().int(),
  /** Missing still: without those that were found since. */
  missingNow: z.number().int(),
  sample: z.array(z.number().int()),
});
export type ReviewView = z.infer<typeof reviewView>;

/** What is left of the calls a stream may make, as its tightest budget has it. */
export const budgetView = z.object({
  streamId: z.string(),
  perMinute: z.number().int(),
  left: z.number().int(),
  /** When all of it is there again; null: it is. */
  freshAt: moment.nullable(),
});
export type BudgetView = z.infer<typeof budgetView>;

/** What streams can be found by, and whether it lets them run. */
export const syncChoices = z.object({
  /** Apps that are there; `leads`: whether the switch is on without which nothing runs by itself. */
  apps: z.array(z.object({ id: z.string(), name: z.string(), leads: z.boolean() })),
  /** Accounts that have streams, 500 at most. */
  accounts: z.array(
    z.object({ id: z.string(), name: z.string(), appId: z.string(), connected: z.boolean() }),
  ),
});
export type SyncChoices = z.infer<typeof syncChoices>;

/** Which streams of all accounts to list. */
export const streamQuery = paging.extend({
  health: z.enum(streamHealths).optional(),
  kind: z.enum(streamKinds).optional(),
  app: idParams.shape.id.optional(),
  account: idParams.shape.id.optional(),
});
export type StreamQuery = z.infer<typeof streamQuery>;

const discardBody = z.object({ reason: z.string().trim().min(1).max(500) });
const discarded = z.object({ discarded: z.number().int() });

const taskParams = z.object({ taskId: z.string().regex(/^[0-9a-z]{1,64}$/) });
const task = { params: taskParams, answer: taskView };
const admin = { params: idParams, answer: streamView };
const ofRun = { params: idParams, answer: runView };

export const syncContracts = {
  /** Seed 002 §2.3: 202 for a new task, 200 with the one that is under way. */
  start: contract({
    method: 'POST',
    path: '/v1/lead/douyin/fans/sync',
    once: true,
    body: z.object({
      douyinUserId: z.string().trim().min(1).max(256),
      syncStrategy: z.enum(syncStrategies).default('INCREMENTAL'),
    }),
    answer: taskView,
  }),
  show: contract({ method: 'GET', path: '/v1/lead/douyin/fans/sync/:taskId', ...task }),
  pause: contract({ method: 'POST', path: '/v1/lead/douyin/fans/sync/:taskId/pause', once: true, ...task }),
  resume: contract({ method: 'POST', path: '/v1/lead/douyin/fans/sync/:taskId/resume', once: true, ...task }),
  cancel: contract({ method: 'POST', path: '/v1/lead/douyin/fans/sync/:taskId/cancel', once: true, ...task }),
  /** Tries the rows again that could not become leads, of all tasks of this list. */
  retry: contract({
    method: 'POST',
    path: '/v1/lead/douyin/fans/sync/:taskId/retry',
    once: true,
    params: taskParams,
    answer: retryView.extend({ taskId: z.string() }),
  }),
  /** Streams over all accounts. */
  overview: contract({
    method: 'GET',
    path: '/streams',
    query: streamQuery,
    answer: pageOf(streamView),
  }),
  /** How many of the streams that are switched on are how well; those that none is are left out. */
  healths: contract({
    method: 'GET',
    path: '/sync/healths',
    answer: z.object({ rows: z.array(z.object({ health: z.enum(streamHealths), count: z.number().int() })) }),
  }),
  /** Apps and accounts to find streams by. */
  choices: contract({ method: 'GET', path: '/sync/choices', answer: syncChoices }),
  /** Every stream of one account, with its run under way or the last one. */
  streams: contract({
    method: 'GET',
    path: '/accounts/:id/streams',
    params: idParams,
    answer: z.object({ rows: z.array(streamView) }),
  }),
  /** Changes when a stream runs, whether it does, and its settings; settings left out stay. */
  edit: contract({
    method: 'PUT',
    path: '/streams/:id',
    params: idParams,
    body: z.object({
      enabled: z.boolean(),
      everyMinutes: z.number().int().min(5).max(10_080),
      fullEveryMinutes: z.number().int().min(60).max(43_200).nullable(),
      settings: streamSettings.optional(),
    }),
    answer: streamView,
  }),
  run: contract({
    method: 'POST',
    path: '/streams/:id/run',
    ...admin,
    body: z.object({ strategy: z.enum(syncStrategies) }),
  }),
  budget: contract({ method: 'GET', path: '/streams/:id/budget', params: idParams, answer: budgetView }),
  /** Runs of a stream, the newest first. */
  runs: contract({
    method: 'GET',
    path: '/streams/:id/runs',
    params: idParams,
    query: paging,
    answer: pageOf(runView),
  }),
  /** One run; with `Accept: text/event-stream` its progress as it goes on, each event a run. */
  readRun: contract({ method: 'GET', path: '/runs/:id', ...ofRun }),
  pauseRun: contract({ method: 'POST', path: '/runs/:id/pause', ...ofRun }),
  resumeRun: contract({ method: 'POST', path: '/runs/:id/resume', ...ofRun }),
  cancelRun: contract({ method: 'POST', path: '/runs/:id/cancel', ...ofRun }),
  review: contract({ method: 'GET', path: '/streams/:id/review', params: idParams, answer: reviewView }),
  /** Marks those who are missing, once. */
  acceptReview: contract({
    method: 'POST',
    path: '/streams/:id/review/accept',
    params: idParams,
    answer: z.object({ gone: z.number().int() }),
  }),
  /** Marks nobody and forgets what was missing. */
  dismissReview: contract({ method: 'POST', path: '/streams/:id/review/dismiss', ...admin }),
  letters: contract({
    method: 'GET',
    path: '/streams/:id/letters',
    params: idParams,
    query: paging.extend({ state: z.enum(['waiting', 'resolved']).default('waiting') }),
    answer: pageOf(letterView),
  }),
  retryLetter: contract({ method: 'POST', path: '/letters/:id/retry', params: idParams, answer: retryView }),
  retryLetters: contract({
    method: 'POST',
    path: '/streams/:id/letters/retry',
    params: idParams,
    answer: retryView,
  }),
  discardLetter: contract({
    method: 'POST',
    path: '/letters/:id/discard',
    params: idParams,
    body: discardBody,
    answer: discarded,
  }),
  discardLetters: contract({
    method: 'POST',
    path: '/streams/:id/letters/discard',
    params: idParams,
    body: discardBody,
    answer: discarded,
  }),
};

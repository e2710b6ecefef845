/** What a metric is: its name for Prometheus, what it tells, and the names of its labels. */
type Definition = {
  type: 'counter' | 'gauge' | 'histogram';
  name: `douyin_${string}`;
  help: string;
  labels: readonly string[];
  /** Upper bounds of a histogram, in seconds. */
  buckets?: readonly number[];
};

/**
 * Every metric of ours. Counters and histograms count what this process did since it began; gauges are read from the database
 * and are the same in every process. No label says who somebody is: values are words of the code, and there are few of each.
 */
export const definitions = {
  tokenRefreshes: {
    type: 'counter',
    name: 'douyin_token_refreshes_total',
    help: 'Refreshes and renewals of tokens by how they ended: ok, transient, throttled, configuration, account, in-doubt, dead',
    labels: ['provider', 'call', 'result'],
  },
  platformCalls: {
    type: 'counter',
    name: 'douyin_platform_calls_total',
    help: 'Calls to a platform by its API and what came of them: ok, or the code of the error',
    labels: ['provider', 'api', 'result'],
  },
  platformCallSeconds: {
    type: 'histogram',
    name: 'douyin_platform_call_seconds',
    help: 'Seconds a call to a platform took, retries and waits included',
    labels: ['provider'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  },
  logins: {
    type: 'counter',
    name: 'douyin_logins_total',
    help: 'Logins by their way and how they ended: ok, or the code of the error',
    labels: ['way', 'result'],
  },
  jobRuns: {
    type: 'counter',
    name: 'douyin_job_runs_total',
    help: 'Runs of jobs by kind and how they ended: done, retry, failed, released, lost',
    labels: ['kind', 'result'],
  },
  syncRows: {
    type: 'counter',
    name: 'douyin_sync_rows_total',
    help: 'Rows a sync has stored: inserted, updated, unchanged, returned, or rejected to the dead letters',
    labels: ['kind', 'outcome'],
  },
  webhookReceiveSeconds: {
    type: 'histogram',
    name: 'douyin_webhook_receive_seconds',
    help: 'Seconds from the beginning of a delivery to its answer, by the status of the answer',
    labels: ['status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  },
  webhookRepeats: {
    type: 'counter',
    name: 'douyin_webhook_repeats_total',
    help: 'Deliveries that were not kept: the same words came before and are held often enough',
    labels: [],
  },
  readFailures: {
    type: 'counter',
    name: 'douyin_metrics_read_failures_total',
    help: 'Reads for gauges that failed; such gauges are missing from the answer',
    labels: ['source'],
  },
  jobs: {
    type: 'gauge',
    name: 'douyin_jobs',
    help: 'Jobs that are kept, by kind and stage: queued, running, failed',
    labels: ['kind', 'stage'],
  },
  jobOldestSeconds: {
    type: 'gauge',
    name: 'douyin_job_oldest_seconds',
    help: 'Seconds for which the oldest job of a kind has been due and not begun; 0 where none is due',
    labels: ['kind'],
  },
  webhookEvents: {
    type: 'gauge',
    name: 'douyin_webhook_events',
    help: 'Deliveries in the inbox that are not settled well, by stage: waiting, working, held, dead',
    labels: ['stage'],
  },
  webhookOldestSeconds: {
    type: 'gauge',
    name: 'douyin_webhook_oldest_seconds',
    help: 'Seconds for which the oldest delivery has been due and not handled; 0 where none is due',
    labels: [],
  },
  grants: {
    type: 'gauge',
    name: 'douyin_grants',
    help: 'Grants of connected accounts by platform and days until they end; over: its owner must consent again',
    labels: ['provider', 'days_left'],
  },
  syncStreams: {
    type: 'gauge',
    name: 'douyin_sync_streams',
    help: 'Streams of sync that are on, by kind and health',
    labels: ['kind', 'health'],
  },
  deadLetters: {
    type: 'gauge',
    name: 'douyin_sync_dead_letters',
    help: 'Rows that could not become leads and wait for somebody',
    labels: [],
  },
  incidentsOpen: {
    type: 'gauge',
    name: 'douyin_incidents_open',
    help: 'Incidents and warnings that are not over',
    labels: [],
  },
} as const satisfies Record<string, Definition>;

/** The definitions by name. */
export type Definitions = typeof definitions;

/** Metrics of one type. */
export type NameOf<Type extends Definition['type']> = {
  [Name in keyof Definitions]: Definitions[Name]['type'] extends Type ? Name : never;
}[keyof Definitions];

/** The labels of a metric, all of which must be given. */
export type LabelsOf<Name extends keyof Definitions> = Record<Definitions[Name]['labels'][number], string>;

/** What every metric of the process itself begins with: memory, processor, garbage, event loop. */
export const processPrefix = 'douyin_';

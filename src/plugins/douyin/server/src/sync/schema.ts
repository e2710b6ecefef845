import { runStages, streamHealths, streamKinds, syncStrategies } from '../../../contracts/sync';
import { hiddenCollection, type Schema } from '../shared/feature';

/** One list or log of one account, from which people are pulled again and again. */
export const streamSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_sync_streams',
  info: { singularName: 'sync-stream', pluralName: 'sync-streams', displayName: 'Douyin sync stream' },
  indexes: [
    { name: 'douyin_sync_streams_next_idx', columns: ['next_run_at'] },
    { name: 'douyin_sync_streams_account_idx', columns: ['account_id'] },
  ],
  attributes: {
    /** identityKey(account, kind): what makes a stream unique. */
    streamKey: { type: 'string', required: true, column: { unique: true } },
    accountId: { type: 'string', required: true },
    appId: { type: 'string', required: true },
    kind: { type: 'enumeration', enum: [...streamKinds], required: true },
    enabled: { type: 'boolean', default: true },
    everyMinutes: { type: 'integer', required: true },
    /** Null: nothing is ever read from the start again. */
    fullEveryMinutes: { type: 'integer' },
    /** When the next run is due; null while it is off. */
    nextRunAt: { type: 'datetime' },
    health: { type: 'enumeration', enum: [...streamHealths], default: 'ok' },
    failureCode: { type: 'string' },
    failureCount: { type: 'integer', default: 0 },
    /** Counts up with each FULL run. */
    generation: { type: 'integer', default: 0 },
    /** Everything up to then was seen, for logs that are read by time. */
    highWater: { type: 'datetime' },
    lastRunAt: { type: 'datetime' },
    lastFullAt: { type: 'datetime' },
    /** The last two generations that were seen whole; who is in neither is gone. */
    wholeGenerations: { type: 'json' },
    lastTotal: { type: 'integer' },
    /** What its kind asks for; never a secret. */
    settings: { type: 'json' },
    /** The generation in which too many were missing at once, and the numbers; null once a person decided. */
    reviewGeneration: { type: 'integer' },
    reviewKnown: { type: 'integer' },
    reviewMissing: { type: 'integer' },
  },
} satisfies Schema;

/** One run of a stream, which survives whoever carries it out. */
export const runSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_sync_runs',
  info: { singularName: 'sync-run', pluralName: 'sync-runs', displayName: 'Douyin sync run' },
  indexes: [{ name: 'douyin_sync_runs_stream_idx', columns: ['stream_id', 'id'] }],
  attributes: {
    streamId: { type: 'string', required: true },
    /** The stream's id until the run is over, so that it has one run at a time; null afterwards. */
    activeKey: { type: 'string', column: { unique: true } },
    accountId: { type: 'string', required: true },
    kind: { type: 'enumeration', enum: [...streamKinds], required: true },
    strategy: { type: 'enumeration', enum: [...syncStrategies], required: true },
    trigger: { type: 'string', required: true },
    stage: { type: 'enumeration', enum: [...runStages], required: true },
    generation: { type: 'integer', required: true },
    /** Where it goes on, and since when that is known. */
    cursor: { type: 'json' },
    cursorAt: { type: 'datetime' },
    /** Counts up with each page; whoever writes a page must have read this number before. */
    cursorVersion: { type: 'integer', default: 0 },
    /** Beginning of the run, from which the next one goes on where a log is read by time. */
    signpost: { type: 'datetime', required: true },
    /** Times the whole list was gone through, and people seen in this generation. */
    pass: { type: 'integer', default: 1 },
    seen: { type: 'integer', default: 0 },
    /** Pages in a row that brought nobody new. */
    quietPages: { type: 'integer', default: 0 },
    total: { type: 'integer' },
    pages: { type: 'integer', default: 0 },
    fetched: { type: 'integer', default: 0 },
    inserted: { type: 'integer', default: 0 },
    updated: { type: 'integer', default: 0 },
    unchanged: { type: 'integer', default: 0 },
    returned: { type: 'integer', default: 0 },
    gone: { type: 'integer', default: 0 },
    rejected: { type: 'integer', default: 0 },
    /** Calls that went out, retries included, and milliseconds spent waiting for budgets and after failures. */
    apiCalls: { type: 'integer', default: 0 },
    waitedMs: { type: 'integer', default: 0 },
    failures: { type: 'integer', default: 0 },
    complete: { type: 'boolean' },
    stopReason: { type: 'string' },
    errorCode: { type: 'string' },
    startedAt: { type: 'datetime' },
    finishedAt: { type: 'datetime' },
  },
} satisfies Schema;

/** A row of the platform that could not become a lead; kept sealed until somebody tries again. */
export const deadLetterSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_dead_letters',
  info: { singularName: 'dead-letter', pluralName: 'dead-letters', displayName: 'Douyin dead letter' },
  indexes: [{ name: 'douyin_dead_letters_stream_idx', columns: ['stream_id'] }],
  attributes: {
    /** identityKey(stream, row): the same row is kept once. */
    letterKey: { type: 'string', required: true, column: { unique: true } },
    streamId: { type: 'string', required: true },
    runId: { type: 'string', required: true },
    reason: { type: 'text', required: true },
    rowSealed: { type: 'text', private: true },
    attempts: { type: 'integer', default: 1 },
    resolvedAt: { type: 'datetime' },
    /** How it ended, and what the one who discarded it said; the row itself is gone then. */
    resolution: { type: 'string' },
    note: { type: 'text' },
  },
} satisfies Schema;

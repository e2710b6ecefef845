import {
  runCounters,
  type RunStage,
  type RunView,
  type StreamView,
  type TaskStatus,
  type TaskView,
} from '../../../contracts/sync';
import { clock, isoOf } from '../shared/clock';
import { exceptionName, type ErrorCode } from '../shared/errors';
import type { RunRow, StreamRow } from './row';
import { neededSettings } from './settings';

/** Seconds to go at the pace so far; null where the platform does not say how many there are. */
export function etaSeconds(run: RunRow, now: Date): number | null {
  const { stage, total, startedAt, fetched } = run;
  if (stage !== 'running' || total === null || !startedAt || fetched === 0) return null;
  const spent = (now.getTime() - new Date(startedAt).getTime()) / 1000;
  return Math.max(0, Math.round(((total - fetched) * spent) / fetched));
}

/** A run as administrators see it. */
export const toRunView = (run: RunRow): RunView => ({
  id: run.documentId,
  streamId: run.streamId,
  accountId: run.accountId,
  kind: run.kind,
  strategy: run.strategy,
  trigger: run.trigger,
  stage: run.stage,
  counters: runCounters.parse({ ...run, waitedMs: run.waitedMs ?? 0 }),
  total: run.total,
  etaSeconds: etaSeconds(run, clock.now()),
  complete: run.complete,
  stopReason: run.stopReason,
  errorCode: run.errorCode,
  startedAt: isoOf(run.startedAt),
  finishedAt: isoOf(run.finishedAt),
});

/** What a stream is shown with: the run under way or the last one, the last whole one, rows that wait, and whose it is. */
type Around = { run: RunRow | null; fullRun: RunRow | null; deadLetters: number; accountName: string };

/** A stream as administrators see it. */
export const toStreamView = (
  stream: StreamRow,
  { run, fullRun, deadLetters, accountName }: Around,
): StreamView => ({
  id: stream.documentId,
  appId: stream.appId,
  accountId: stream.accountId,
  accountName,
  settings: stream.settings ?? {},
  neededSettings: neededSettings(stream.kind),
  kind: stream.kind,
  enabled: stream.enabled,
  everyMinutes: stream.everyMinutes,
  fullEveryMinutes: stream.fullEveryMinutes,
  health: stream.health,
  failureCode: stream.failureCode,
  nextRunAt: isoOf(stream.nextRunAt),
  lastRunAt: isoOf(stream.lastRunAt),
  lastFullAt: isoOf(stream.lastFullAt),
  lastTotal: stream.lastTotal,
  deadLetters,
  run: run && toRunView(run),
  fullRun: fullRun && toRunView(fullRun),
});

const statuses: Record<RunStage, TaskStatus> = {
  queued: 'PENDING',
  paused: 'PENDING',
  running: 'PROCESSING',
  done: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'FAILED',
};

const messages: Record<RunStage, string> = {
  queued: '粉丝数据同步等待中',
  paused: '粉丝数据同步已暂停',
  running: '粉丝数据同步中',
  done: '粉丝数据同步完成',
  failed: '粉丝数据同步失败',
  cancelled: '粉丝数据同步已取消',
};

/** A run in the words of the seed's routes. */
export const toTask = ({ id, stage, errorCode, counters, total, etaSeconds }: RunView): TaskView => ({
  taskId: id,
  status: statuses[stage],
  message: stage === 'failed' && errorCode ? `${messages.failed}：${errorCode}` : messages[stage],
  counters,
  total,
  etaSeconds,
  error:
    stage === 'failed' && errorCode ? { name: exceptionName(errorCode as ErrorCode), code: errorCode } : null,
});

import type { Core } from '@strapi/strapi';
import { schedule as tick, validate, type ScheduledTask } from 'node-cron';
import { clock } from '../shared/clock';
import { toldError } from './engine';
import { slotKey } from './key';
import { isOver, type JobData, type JobsPort } from './port';

const checkMs = 1000;
const setBackMs = -60_000;
const setAheadMs = 3_600_000;

type Schedule = { kind: string; expression: string; payload?: JobData };
type Ticking = { task: ScheduledTask; followClock(): Promise<void> };

/** Jobs that are enqueued by the clock. */
export type Schedules = {
  /** Throws for an expression that is none, and for a kind that has a schedule. */
  add(schedule: Schedule): void;
  start(): void;
  stop(): Promise<void>;
};

/** Where schedules put their jobs. */
export type Target = Pick<JobsPort, 'enqueue' | 'find'>;

/**
 * Enqueues the run of a slot. All processes tick and make the same key, so that one job comes of it; none while the run
 * before is not over.
 */
function enqueueSlot(target: Target, { kind, payload }: Schedule) {
  let lastId: string | undefined;
  return async (slot: Date): Promise<void> => {
    const last = lastId && (await target.find(lastId));
    if (last && !isOver(last.stage)) return;
    lastId = (await target.enqueue({ kind, key: slotKey(kind, slot), payload })).id;
  };
}

/** How far the clock is from the one that only runs. */
const drift = (): number => clock.now().getTime() - performance.now();

function begin(target: Target, log: Core.Strapi['log'], schedule: Schedule): Ticking {
  const { kind, expression } = schedule;
  const enqueue = enqueueSlot(target, schedule);
  let drifted = drift();
  const onTick = ({ date }: { date: Date }) => {
    drifted = drift();
    return enqueue(date).catch((error: unknown) =>
      log.error(`Douyin: job ${kind} was not enqueued: ${toldError(error).message}`),
    );
  };
  const options = { name: `douyin:${kind}`, noOverlap: true, timezone: 'UTC', logger: log };
  // A tick that comes late, because the process was busy, counts for the slot it was meant for.
  const late = { missedExecutionTolerance: Infinity, suppressMissedWarning: true };
  const task = tick(expression, onTick, { ...options, ...late });
  return {
    task,
    // node-cron would wait for the former future after the clock was set back, and count slot after slot when it was set
    // far ahead, which takes it minutes for a year of them.
    async followClock() {
      const moved = drift() - drifted;
      if (moved > setBackMs && moved < setAheadMs) return;
      await task.stop();
      await task.start();
      drifted = drift();
    },
  };
}

/** The schedules of one process; they tick from `start` on. */
export function createSchedules(target: Target, log: Core.Strapi['log']): Schedules {
  const schedules = new Map<string, Schedule>();
  const ticking: Ticking[] = [];
  let check: NodeJS.Timeout | undefined;
  const follow = () => {
    for (const { followClock } of ticking)
      followClock().catch((error: unknown) => log.error(`Douyin: a schedule stopped: ${String(error)}`));
  };
  return {
    add(schedule) {
      const { kind, expression } = schedule;
      if (!validate(expression)) throw new Error(`"${expression}" is no cron expression (${kind})`);
      if (schedules.has(kind)) throw new Error(`Jobs of the kind "${kind}" have a schedule already`);
      schedules.set(kind, schedule);
      if (check) ticking.push(begin(target, log, schedule));
    },
    start() {
      if (check) return;
      check = setInterval(follow, checkMs);
      for (const schedule of schedules.values()) ticking.push(begin(target, log, schedule));
    },
    async stop() {
      clearInterval(check);
      for (const { task } of ticking) await task.destroy();
    },
  };
}

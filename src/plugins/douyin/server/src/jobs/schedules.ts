import type { Core } from '@strapi/strapi';
import { schedule as tick, validate, type ScheduledTask } from 'node-cron';
import { toldError } from './engine';
import { slotKey } from './key';
import { isOver, type JobData, type JobsPort } from './port';

type Schedule = { kind: string; expression: string; payload?: JobData };

/** Jobs that are enqueued by the clock. */
export type Schedules = {
  /** Throws for an expression that is none, and for a kind that has a schedule. */
  add(schedule: Schedule): void;
  start(): void;
  stop(): Promise<void>;
};

/**
 * Enqueues the run of a slot. All processes tick and make the same key, so that one job comes of it; none while the run
 * before is not over.
 */
function enqueueSlot(port: Pick<JobsPort, 'enqueue' | 'find'>, { kind, payload }: Schedule) {
  let lastId: string | undefined;
  return async (slot: Date): Promise<void> => {
    const last = lastId && (await port.find(lastId));
    if (last && !isOver(last.stage)) return;
    lastId = (await port.enqueue({ kind, key: slotKey(kind, slot), payload })).id;
  };
}

/** The schedules of one process; they tick from `start` on. */
export function createSchedules(
  port: Pick<JobsPort, 'enqueue' | 'find'>,
  log: Core.Strapi['log'],
): Schedules {
  const schedules = new Map<string, Schedule>();
  const tasks: ScheduledTask[] = [];
  let isStarted = false;

  function begin(schedule: Schedule): void {
    const enqueue = enqueueSlot(port, schedule);
    const onTick = ({ date }: { date: Date }) =>
      enqueue(date).catch((error: unknown) =>
        log.error(`Douyin: job ${schedule.kind} was not enqueued: ${toldError(error).message}`),
      );
    const options = { name: `douyin:${schedule.kind}`, noOverlap: true, timezone: 'UTC' };
    // A tick that comes late, because the process was busy, counts for the slot it was meant for.
    const late = { missedExecutionTolerance: Infinity, suppressMissedWarning: true };
    tasks.push(tick(schedule.expression, onTick, { ...options, ...late }));
  }

  return {
    add(schedule) {
      const { kind, expression } = schedule;
      if (!validate(expression)) throw new Error(`"${expression}" is no cron expression (${kind})`);
      if (schedules.has(kind)) throw new Error(`Jobs of the kind "${kind}" have a schedule already`);
      schedules.set(kind, schedule);
      if (isStarted) begin(schedule);
    },
    start() {
      if (isStarted) return;
      isStarted = true;
      for (const schedule of schedules.values()) begin(schedule);
    },
    async stop() {
      for (const task of tasks) await task.destroy();
    },
  };
}

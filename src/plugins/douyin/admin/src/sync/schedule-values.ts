import type { StreamView, syncContracts } from '../../../contracts/sync';
import type { Input } from '../../../contracts/contract';
import { limits, minutesOf, toInterval, type Interval } from './interval';

/** What the form of a stream's schedule holds. */
export type ScheduleValues = {
  enabled: boolean;
  every: Interval;
  /** Whether everything is read from the start now and then. */
  hasFull: boolean;
  full: Interval;
  /** What its kind asks for, by name. */
  settings: Record<string, string>;
};

/** Fields at fault: `every`, `full`, or the name of a setting. */
export type ScheduleErrors = Readonly<Record<string, boolean>>;

type Edit = Input<typeof syncContracts.edit>['body'];

/** Whether a stream lacks something without which it cannot run at all. */
export const lacksSettings = ({
  settings,
  neededSettings,
}: Pick<StreamView, 'settings' | 'neededSettings'>) => neededSettings.some((name) => !settings[name]);

const usualFull = 1440;

/** The form of a stream as it is. */
export const scheduleValues = ({
  enabled,
  everyMinutes,
  fullEveryMinutes,
  settings,
  neededSettings,
}: StreamView): ScheduleValues => ({
  enabled,
  every: toInterval(everyMinutes),
  hasFull: fullEveryMinutes !== null,
  full: toInterval(fullEveryMinutes ?? usualFull),
  settings: Object.fromEntries(neededSettings.map((name) => [name, String(settings[name] ?? '')])),
});

/** The fields that cannot be sent as they are; a stream that is on needs all its settings. */
export function scheduleErrors({ enabled, every, hasFull, full, settings }: ScheduleValues): ScheduleErrors {
  const lacks = Object.entries(settings).filter(([, text]) => enabled && !text.trim());
  return {
    ...(minutesOf(every, limits.every) === null ? { every: true } : {}),
    ...(hasFull && minutesOf(full, limits.full) === null ? { full: true } : {}),
    ...Object.fromEntries(lacks.map(([name]) => [name, true])),
  };
}

/** What is sent; settings that are empty are left out. Only for values without errors. */
export function toEdit({ enabled, every, hasFull, full, settings }: ScheduleValues): Edit {
  const given = Object.entries(settings).flatMap(([name, text]) =>
    text.trim() ? [[name, text.trim()] as const] : [],
  );
  return {
    enabled,
    everyMinutes: minutesOf(every, limits.every) ?? limits.every.min,
    fullEveryMinutes: hasFull ? minutesOf(full, limits.full) : null,
    settings: Object.fromEntries(given),
  };
}

/** Fields the server found fault with, by the paths of its issues. */
export const refusedFields = (paths: string[]): ScheduleErrors => {
  const names: Record<string, string> = { everyMinutes: 'every', fullEveryMinutes: 'full' };
  return Object.fromEntries(
    paths.map((path) => [names[path] ?? path.replace(/^settings\./, ''), true] as const),
  );
};

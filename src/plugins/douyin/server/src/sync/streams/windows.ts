import { z } from 'zod';
import { addSeconds } from '../../shared/clock';

/** Hours and days in seconds. */
export const hour = 3600;
export const day = 24 * hour;

/** A part of a log: from one moment to another. */
export type Window = { from: Date; to: Date };

/** Windows as a cursor keeps them. */
export const windowsShape = z.array(z.object({ from: z.coerce.date(), to: z.coerce.date() }));

const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** A time cut into windows of a day at most, the newest first; one at least, also where the clock went back. */
export function windowsBack(from: Date, to: Date): Window[] {
  const windows: Window[] = [];
  let end = to;
  do {
    const start = later(from, addSeconds(end, -day));
    windows.push({ from: start < end ? start : end, to: end });
    end = start;
  } while (end > from);
  return windows;
}

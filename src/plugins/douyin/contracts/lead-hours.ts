import { z } from 'zod';

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5][05]$/, 'must be a time in steps of five minutes, e.g. 09:30');

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** When somebody works, by the clock of a time zone: each of these days (1 Monday to 7 Sunday) from one time to another. */
export const workHours = z.strictObject({
  zone: z.string().max(64).refine(isZone, 'must be a time zone, e.g. Asia/Shanghai'),
  days: z
    .array(z.number().int().min(1).max(7))
    .min(1)
    .max(7)
    .transform((days) => [...new Set(days)].sort()),
  from: clockTime,
  /** Before or at `from`: on the next day. */
  to: clockTime,
});
export type WorkHours = z.infer<typeof workHours>;

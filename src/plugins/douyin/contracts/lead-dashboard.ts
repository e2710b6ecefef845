import { z } from 'zod';
import { contract, moment } from './contract';
import { leadSourceKinds, rowId, stageName, zone } from './leads';

/** Most days of a dashboard. */
export const dashboardDays = 366;

/** Up to so many seconds an answer takes, for each bar of the response times but the last, which has no end. */
export const responseLimits = [900, 3600, 14_400, 86_400, 259_200] as const;

const dayMs = 86_400_000;

/** A day as it is written, e.g. `2026-01-31`. */
const day = z
  .string()
  .date()
  .refine((text) => text >= '1000', 'must not lie before the year 1000');

/** Whole quarters of an hour: other zones there are none. */
const dayZone = zone.refine(
  (text) => Number(text.slice(4)) % 15 === 0,
  'must be whole quarters of an hour, e.g. +05:45',
);

/** Leads acquired from one day to another, both included, as days begin in `zone`; of one app, or of all. */
export const dashboardQuery = z
  .object({ from: day, to: day, zone: dayZone.default('+00:00'), app: rowId.optional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < dashboardDays * dayMs, {
    path: ['to'],
    message: `must be less than ${dashboardDays} days after from`,
  });
export type DashboardQuery = z.infer<typeof dashboardQuery>;

const count = z.number().int();

/** Whole seconds on average; null where there is nothing to average. */
const mean = z.number().int().nullable();

/** What the staff makes of the leads within reach. All but `converted` is about the leads acquired in the range. */
export const dashboardView = z.object({
  total: count,
  /** Leads that came to CONVERTED in the range, whenever they were acquired. */
  converted: count,
  /** New leads by day and app; days without any are left out. A deleted app has no name. */
  days: z.array(z.object({ day: z.string(), app: z.string(), count })),
  apps: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
  /** Where they stand now: the site's stages in their order, then those it no longer names. */
  statuses: z.array(z.object({ status: stageName, count })),
  /** The most frequent first. */
  sources: z.array(z.object({ source: z.enum(leadSourceKinds), count })),
  /** How soon somebody of the staff did something for the first time; leads from files wait for nobody. */
  response: z.object({
    /** Leads that somebody should answer, and those that somebody did. */
    waiting: count,
    answered: count,
    meanSeconds: mean,
    /** Answered leads by how long it took; the last bar has no end. */
    bars: z.array(z.object({ upToSeconds: z.number().int().nullable(), count })),
  }),
  /** By the owner they have now, the one with most first; null: nobody's. A deleted administrator has no name. */
  owners: z.array(
    z.object({
      owner: z.number().int().nullable(),
      name: z.string().nullable(),
      count,
      answered: count,
      meanSeconds: mean,
      /** Of all that came to CONVERTED in the range. */
      converted: count,
    }),
  ),
  /** Null: as things are now. Otherwise the moment up to which all is counted. */
  asOf: moment.nullable(),
  /** Null: all days are counted. Otherwise how many are, of how many; before that is known, of none. */
  filling: z.object({ done: count, total: count }).nullable(),
});
export type DashboardView = z.infer<typeof dashboardView>;

/** Routes of the dashboard. All count leads within reach only. */
export const dashboardContracts = {
  read: contract({ method: 'GET', path: '/lead-dashboard', query: dashboardQuery, answer: dashboardView }),
  /** Follow-ups of whoever asks, each counted up to 1,000: `overdue` before now, `today` on the rest of this day in `zone`. */
  mine: contract({
    method: 'GET',
    path: '/lead-dashboard/follow-ups',
    query: z.object({ zone: zone.optional() }),
    answer: z.object({ owner: z.number().int(), overdue: count, today: count }),
  }),
  /** Has everything counted anew, in the background. */
  rebuild: contract({ method: 'POST', path: '/lead-dashboard/rebuild', answer: z.object({}) }),
};

import { z } from 'zod';
import { contract } from './contract';
import { leadFilter, leadSourceKinds, searchMoment, stageName, zone } from './leads';
import { stageList } from './lead-stages';

/** Most days of a chart. */
export const chartDays = 92;

const dayMs = 86_400_000;

/** Leads acquired in this range that pass a filter of the list, the days as they begin in `zone`. */
export const chartQuery = leadFilter
  .omit({ startTime: true, endTime: true })
  .extend({ from: searchMoment, to: searchMoment, zone: zone.default('+00:00') })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => +to - +from <= chartDays * dayMs, {
    path: ['to'],
    message: `must be at most ${chartDays} days after from`,
  });
export type ChartQuery = z.infer<typeof chartQuery>;

const count = z.number().int();

/** How many leads were acquired, in all ways charts show it. */
export const chartView = z.object({
  /** New leads of a day (`2026-01-31`) by app and kind of source; days without any are left out. */
  days: z.array(z.object({ day: z.string(), app: z.string(), source: z.enum(leadSourceKinds), count })),
  statuses: z.array(z.object({ status: stageName, count })),
  /** By owner, the one with most first; null: nobody's. */
  owners: z.array(z.object({ owner: z.number().int().nullable(), count })),
});
export type ChartView = z.infer<typeof chartView>;

/** Routes of numbers. All count leads within reach only. */
export const countContracts = {
  chart: contract({ method: 'GET', path: '/lead-counts/chart', query: chartQuery, answer: chartView }),
  /** Follow-ups to do, counted up to 1,000: `overdue` before now, `today` on the rest of this day in `zone`. */
  followUps: contract({
    method: 'GET',
    path: '/lead-counts/follow-ups',
    query: z.object({ zone: zone.optional() }),
    answer: z.object({ overdue: count, today: count }),
  }),
  /** The stages of this site in their order, each with those a lead can go to. */
  stages: contract({ method: 'GET', path: '/lead-stages', answer: stageList }),
};

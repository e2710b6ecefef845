import { z } from 'zod';
import { contract, moment } from './contract';
import { leadParams, leadSourceKinds } from './leads';

/** Days that what a platform said is kept, word by word. */
export const snapshotDays = 30;

/** What a platform said last of somebody, as it said it. */
export const snapshotView = z.object({
  app: z.object({ id: z.string(), name: z.string().nullable() }),
  account: z.object({ id: z.string(), nickname: z.string().nullable() }),
  kind: z.enum(leadSourceKinds),
  item: z.string(),
  keptAt: moment,
  /** The row of the platform's answer. */
  row: z.unknown(),
});
export type SnapshotView = z.infer<typeof snapshotView>;

/** The route of what platforms said, in the panel alone. */
export const snapshotContracts = {
  /** Written down in the audit and the timeline, and counted like phone numbers: LEAD_TOO_OFTEN above so many a day. */
  reveal: contract({
    method: 'POST',
    path: '/leads/:id/snapshots',
    params: leadParams,
    answer: z.object({ rows: z.array(snapshotView) }),
  }),
};

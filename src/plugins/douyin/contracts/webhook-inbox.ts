import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';
import { deliveryReasons, deliveryStages, type DeliveryReason } from './webhooks';

/** Deliveries that can be named one by one, that one replay takes, and above how many it goes on in the background. */
export const replayLimits = { picked: 100, atOnce: 100, most: 2000 } as const;

/** As far as deliveries are counted: what is more is said to be at least so many. */
export const countLimit = 10_000;

/** Which deliveries; from one moment, the moment itself included, up to another. */
export const deliveryFilter = z.object({
  app: z.string().max(64).optional(),
  event: z.string().trim().min(1).max(64).optional(),
  stage: z.enum(deliveryStages).optional(),
  reason: z.enum(deliveryReasons).optional(),
  /** A part of the Msg-Id. */
  msgId: z.string().trim().min(1).max(191).optional(),
  from: moment.optional(),
  to: moment.optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilter>;

const appName = z.object({ id: z.string(), name: z.string() });

/** One delivery in a list: nothing of what it says. */
export const deliveryView = z.object({
  id: z.string(),
  app: appName,
  event: z.string(),
  msgId: z.string().nullable(),
  receivedAt: moment,
  stage: z.enum(deliveryStages),
  reason: z.enum(deliveryReasons).nullable(),
  tries: z.number().int(),
  /** When it is tried next; null unless it waits. */
  dueAt: moment.nullable(),
  settledAt: moment.nullable(),
  /** Our code of the last failure; null after none. */
  code: z.string().nullable(),
});
export type DeliveryView = z.infer<typeof deliveryView>;

/** What people did with a delivery. */
export const deliveryActs = ['replayed', 'dismissed'] as const;

/** What came of one try, or what a person did. */
export const deliveryLine = z.object({
  at: moment,
  outcome: z.enum(deliveryStages),
  code: z.string().optional(),
  reason: z.enum(deliveryReasons).optional(),
  act: z.enum(deliveryActs).optional(),
});
export type DeliveryLine = z.infer<typeof deliveryLine>;

/** One delivery with all but the personal data in it. */
export const deliveryDetail = deliveryView.extend({
  /** What the last failure said, redacted. */
  message: z.string().nullable(),
  /** The last twenty, the oldest first. */
  history: z.array(deliveryLine),
  /** Who is through with it, by name; `own` is this plugin. */
  done: z.array(z.string()),
  /** Who listens to its event in the process that answers and is not through with it. */
  listening: z.array(z.string()),
  /** JSON with personal data blotted out; null where the body was forgotten or cannot be read. */
  masked: z.string().nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

const count = z.number().int();

/** Deliveries picked by their ids, or all that pass a filter. */
export const deliverySelect = z.union([
  z.strictObject({
    ids: z
      .array(z.string().regex(/^[0-9a-z]{1,64}$/))
      .min(1)
      .max(replayLimits.picked),
  }),
  z.strictObject({ filter: deliveryFilter }),
]);
export type DeliverySelect = z.infer<typeof deliverySelect>;

/** Why a delivery is left as it is by a replay, beside the reasons for which handling it would do nothing. */
export const obstacles = ['busy', 'forgotten', 'unreadable', 'changed'] as const;
export type Obstacle = DeliveryReason | (typeof obstacles)[number];

const obstacle = z.enum([...deliveryReasons, ...obstacles]);

/** What a replay does: how many it hands over, and which it leaves as they are. */
export const replayView = z.object({
  handled: count,
  left: z.array(z.object({ reason: obstacle, count })),
  /** The first of those left, to look at. */
  examples: z.array(z.object({ id: z.string(), event: z.string(), receivedAt: moment, reason: obstacle })),
  /** More match than one replay takes: the oldest are taken. */
  more: z.boolean(),
  /** They are so many that it goes on in the background. */
  queued: z.boolean(),
});
export type ReplayView = z.infer<typeof replayView>;

const reason = z.string().trim().min(1).max(500);

/** One refused call, with nothing of what it said. */
export const refusalView = z.object({
  id: z.string(),
  at: moment,
  /** One of `refusalReasons`, or our code. */
  reason: z.string(),
  /** The app in the address, with its name where there is such an app. */
  app: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  event: z.string().nullable(),
  bytes: z.number().int().nullable(),
  /** First 16 hex digits of the body's SHA-256. */
  bodyMark: z.string().nullable(),
  contentType: z.string().nullable(),
  msgId: z.string().nullable(),
  signed: z.boolean(),
  names: z.array(z.string()),
  /** How many more were refused at that moment without a line of their own. */
  more: count,
});
export type RefusalView = z.infer<typeof refusalView>;

export const webhookInboxContracts = {
  /** The newest first; total and counts go up to `countLimit`, and counts are without the filter by stage. */
  list: contract({
    method: 'GET',
    path: '/webhook-events',
    query: paging.extend(deliveryFilter.shape),
    answer: pageOf(deliveryView).extend({ counts: z.record(z.enum(deliveryStages), count) }),
  }),
  read: contract({ method: 'GET', path: '/webhook-events/:id', params: idParams, answer: deliveryDetail }),
  /** The body in clear, as it came; written down in the audit, and LEAD_TOO_OFTEN above so many a day. */
  reveal: contract({
    method: 'POST',
    path: '/webhook-events/:id/body',
    params: idParams,
    body: z.strictObject({ reason }),
    answer: z.object({ body: z.string().nullable() }),
  }),
  /** Has deliveries handled once more, or with `dryRun` tells what that would do and changes nothing. */
  replay: contract({
    method: 'POST',
    path: '/webhook-replays',
    body: z.strictObject({ select: deliverySelect, dryRun: z.boolean().default(false) }),
    answer: replayView,
  }),
  /** Gives held and dead deliveries up; others stay as they are. */
  dismiss: contract({
    method: 'POST',
    path: '/webhook-dismissals',
    body: z.strictObject({ ids: z.array(idParams.shape.id).min(1).max(replayLimits.picked), reason }),
    answer: z.object({ dismissed: count }),
  }),
  refusals: contract({
    method: 'GET',
    path: '/webhook-refusals',
    query: paging,
    answer: pageOf(refusalView),
  }),
};

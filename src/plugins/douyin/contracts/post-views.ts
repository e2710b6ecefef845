import { z } from 'zod';
import { idParams, moment, paging } from './contract';

/** What a post shows. */
export const postKinds = ['video', 'images'] as const;
export type PostKind = (typeof postKinds)[number];

/** How a post reaches the platform: this site makes it, or the owner's phone does by a link. */
export const postWays = ['create', 'handoff'] as const;
export type PostWay = (typeof postWays)[number];

/** Where a post stands; docs/guides/publishing.md draws who leads where. */
export const postStages = [
  'draft',
  'approval',
  'scheduled',
  'queued',
  'uploading',
  'creating',
  'unknown',
  'handed',
  'reviewing',
  'published',
  'rejected',
  'vanished',
  'expired',
  'failed',
  'cancelled',
] as const;
export type PostStage = (typeof postStages)[number];

/** From which stages a person can do what to a post; everything else is refused with POST_STAGE. */
export const postMoves = {
  edit: [
    'draft',
    'approval',
    'scheduled',
    'queued',
    'rejected',
    'vanished',
    'expired',
    'failed',
    'cancelled',
  ],
  schedule: ['draft', 'approval', 'scheduled', 'failed', 'cancelled', 'expired'],
  approve: ['approval'],
  cancel: ['draft', 'approval', 'scheduled', 'queued', 'uploading', 'handed', 'expired', 'failed'],
  retry: ['queued', 'unknown', 'reviewing', 'vanished', 'expired', 'failed'],
  settle: ['unknown'],
} as const satisfies Record<string, readonly PostStage[]>;

/** What a person can do to a post. */
export type PostMove = keyof typeof postMoves;

/** Whether a person can do that to a post of this stage. */
export const canMove = (move: PostMove, stage: PostStage): boolean =>
  (postMoves[move] as readonly PostStage[]).includes(stage);

const looking: readonly PostStage[] = ['unknown', 'reviewing', 'vanished'];

/** Whether a retry in this stage only looks for the work, and sends nothing. */
export const onlyLooks = (stage: PostStage): boolean => looking.includes(stage);

const signs = (most: number) =>
  z.string().refine((text) => [...text].length <= most, `at most ${most} characters`);

const webAddress = z.url({ protocol: /^https?$/ }).max(2048);

/** Where a video or a picture comes from: Strapi's media library, an address, the platform, where it was uploaded before, or a 115 drive. */
export const mediaSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('library'), id: z.number().int().positive() }),
  z.object({ from: z.literal('url'), url: webAddress }),
  z.object({ from: z.literal('uploaded'), id: z.string().min(1).max(256) }),
  z.object({
    from: z.literal('pan115'),
    accountId: idParams.shape.id,
    pickCode: z.string().regex(/^[A-Za-z0-9]{1,64}$/),
  }),
]);
export type MediaSource = z.infer<typeof mediaSource>;

/** What stands for a video before it plays: a picture, or a moment of it in seconds. */
export const postCover = z.union([
  mediaSource,
  z.object({ from: z.literal('moment'), seconds: z.number().min(0).max(86_400) }),
]);
export type PostCover = z.infer<typeof postCover>;

/** Who sees a work: 0 everybody, 1 only its author, 2 friends. */
export const privacyLevel = z.literal([0, 1, 2]);

/** Most signs of a title and a description together that a post of ours is kept with. */
const longestText = 20_000;

/** A post as people write it. */
export const postInput = z.object({
  accountId: idParams.shape.id,
  kind: z.enum(postKinds),
  way: z.enum(postWays).default('create'),
  title: signs(longestText).default(''),
  description: signs(longestText).default(''),
  media: z.array(mediaSource).max(100).default([]),
  cover: postCover.nullable().default(null),
  privacy: privacyLevel.default(0),
});
export type PostInput = z.infer<typeof postInput>;

/** Something about a post that may go wrong later; it hinders nothing. */
export const postWarning = z.object({ code: z.string(), message: z.string() });
export type PostWarning = z.infer<typeof postWarning>;

const deed = z.object({ by: z.string().nullable(), at: moment });

/** A file of the media library that a post shows. */
export const shownFile = z.object({
  id: z.number().int(),
  name: z.string(),
  /** Where a browser fetches it from; without a host it is this site's. */
  url: z.string(),
  mime: z.string(),
  bytes: z.number(),
});
export type ShownFile = z.infer<typeof shownFile>;

/** A post as its readers see it. */
export const postView = z.object({
  id: z.string(),
  appId: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  kind: z.enum(postKinds),
  way: z.enum(postWays),
  title: z.string(),
  description: z.string(),
  /** What the platform is given: title, line feed, description. */
  text: z.string(),
  media: z.array(mediaSource),
  cover: postCover.nullable(),
  /** Those of `media` and `cover` that lie in the media library still. */
  files: z.array(shownFile),
  privacy: privacyLevel,
  stage: z.enum(postStages),
  /** Counts up with each change by a person; whoever edits must have read it. */
  version: z.number().int(),
  /** Bytes on the platform, of all; null before the first. */
  progress: z.object({ doneBytes: z.number(), allBytes: z.number() }).nullable(),
  itemId: z.string().nullable(),
  /** For the phone of the owner, until `linkEndsAt`. */
  link: z.string().nullable(),
  linkEndsAt: moment.nullable(),
  scheduledAt: moment.nullable(),
  /** When this site does something about it next; null: nothing more by itself. */
  dueAt: moment.nullable(),
  /** When the platform was asked to make it. */
  sentAt: moment.nullable(),
  publishedAt: moment.nullable(),
  /** What went wrong last; `retryAt` is when it is tried again, or makes sense to. */
  error: z.object({ code: z.string(), message: z.string(), retryAt: moment.nullable() }).nullable(),
  warnings: z.array(postWarning),
  /** Who agreed to this very publication, and who approved it. */
  consent: deed.nullable(),
  approval: deed.nullable(),
  createdAt: moment,
});
export type PostView = z.infer<typeof postView>;

/** One line of what happened to a post. */
export const postEventView = z.object({
  id: z.string(),
  at: moment,
  /** The stage it came to, or what was done: `edited`, `consented`, `approved`, `late`, `other-person`. */
  what: z.string(),
  actorKind: z.string(),
  actorName: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type PostEventView = z.infer<typeof postEventView>;

/** What both answer. `success` is false where the post came to a bad end. */
export const publishAnswer = z.object({
  success: z.boolean(),
  postId: z.string(),
  status: z.enum(postStages),
  item_id: z.string().nullable(),
  error: z.string().nullable(),
});
export type PublishAnswer = z.infer<typeof publishAnswer>;

/** Which posts to list. */
export const postQuery = paging.extend({
  stage: z.enum(postStages).optional(),
  accountId: idParams.shape.id.optional(),
  /** Part of a title or a description. */
  text: z.string().trim().min(1).max(128).optional(),
  /** Those that are, or were, to come out in a span of time. */
  from: moment.optional(),
  to: moment.optional(),
  /** The newest first, or by the time they are scheduled for. */
  order: z.enum(['newest', 'scheduled']).default('newest'),
});
export type PostQuery = z.infer<typeof postQuery>;

/** When to publish; null is now. Whoever sends it says by it that the account's owner knows of this publication. */
export const scheduleInput = z.object({ at: moment.nullable(), consent: z.literal(true) });

/** How a person settles a post of which nobody knows whether the platform made it. */
export const settleInput = z.discriminatedUnion('published', [
  z.object({ published: z.literal(true), itemId: z.string().min(1).max(256) }),
  z.object({ published: z.literal(false) }),
]);
export type Settlement = z.infer<typeof settleInput>;

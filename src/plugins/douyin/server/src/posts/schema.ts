import { postKinds, postStages, postWays } from '../../../contracts/post-views';
import { hiddenCollection, type Schema } from '../shared/feature';

/** One work on its way to the platform, with all it takes to go on after a crash. */
export const postSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_posts',
  info: { singularName: 'post', pluralName: 'posts', displayName: 'Douyin post' },
  indexes: [
    { name: 'douyin_posts_due_idx', columns: ['due_at'] },
    { name: 'douyin_posts_account_idx', columns: ['account_id', 'stage'] },
    { name: 'douyin_posts_look_idx', columns: ['look_at'] },
    { name: 'douyin_posts_scheduled_idx', columns: ['scheduled_at'] },
  ],
  attributes: {
    appId: { type: 'string', required: true },
    accountId: { type: 'string', required: true },
    kind: { type: 'enumeration', enum: [...postKinds], required: true },
    way: { type: 'enumeration', enum: [...postWays], required: true },
    title: { type: 'text' },
    description: { type: 'text' },
    /** `MediaSource[]`, in the order they are shown. */
    media: { type: 'json' },
    /** `PostCover`. */
    cover: { type: 'json' },
    privacy: { type: 'integer', required: true },
    stage: { type: 'enumeration', enum: [...postStages], required: true },
    /** Fence: counts up with each claim and each change by a person; whoever works on it must have read this number. */
    version: { type: 'integer', required: true },
    /** Until when its worker has it, unless a sign of life comes; null: nobody has it. */
    leaseUntil: { type: 'datetime' },
    /** When something is to be done about it; null: nothing by itself. */
    dueAt: { type: 'datetime' },
    /** When it is looked at whether it will be possible; null: no more. */
    lookAt: { type: 'datetime' },
    scheduledAt: { type: 'datetime' },
    /** Failures of the step in hand. */
    tries: { type: 'integer', required: true },
    /** How often it began anew by itself what the platform forgot, since a person last sent it off; null: never. */
    restarts: { type: 'integer' },
    /** Ids the platform gave to what was uploaded, in the order of `media`. */
    mediaIds: { type: 'json' },
    coverId: { type: 'text' },
    /** `Upload`: the upload by parts under way, and the parts the platform has. */
    upload: { type: 'json' },
    doneBytes: { type: 'biginteger' },
    allBytes: { type: 'biginteger' },
    /** Written before the platform is asked to create: from then on it may have happened. */
    sentAt: { type: 'datetime' },
    itemId: { type: 'text' },
    /** identityKey(account, item): one work is one post. */
    itemKey: { type: 'string', column: { unique: true } },
    /** item_ids that events named while this was in doubt. */
    hints: { type: 'json' },
    /** Looks at the review so far, and those in a row that did not find the work. */
    looks: { type: 'integer', required: true },
    misses: { type: 'integer', required: true },
    /** When a look first found the work; null: none did. */
    seenAt: { type: 'datetime' },
    shareId: { type: 'string' },
    /** identityKey(app, share): finds the post that an event tells of. */
    shareKey: { type: 'string', column: { unique: true } },
    link: { type: 'text' },
    linkEndsAt: { type: 'datetime' },
    /** identityKey(account, Idempotency-Key); null without one. */
    callKey: { type: 'string', column: { unique: true } },
    /** SHA-256 of what was asked for with that key. */
    callHash: { type: 'string' },
    /** `{code, message, retryAt}`, redacted. */
    error: { type: 'json' },
    /** `PostWarning[]` of the last look ahead. */
    warnings: { type: 'json' },
    /** `Deed`: who agreed to this publication and who approved it; an edit takes both away. */
    consent: { type: 'json' },
    approval: { type: 'json' },
    publishedAt: { type: 'datetime' },
    /** When it came to its end; null before. */
    endedAt: { type: 'datetime' },
  },
} satisfies Schema;

/** One line of a post's history. */
export const postEventSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_post_events',
  info: { singularName: 'post-event', pluralName: 'post-events', displayName: 'Douyin post event' },
  indexes: [{ name: 'douyin_post_events_post_idx', columns: ['post_id', 'id'] }],
  attributes: {
    postId: { type: 'string', required: true },
    at: { type: 'datetime', required: true },
    what: { type: 'string', required: true },
    actorKind: { type: 'string', required: true },
    actorId: { type: 'string' },
    actorName: { type: 'string' },
    details: { type: 'json' },
  },
} satisfies Schema;

import { hiddenType, type Schema } from '../shared/feature';

/** One token family that a Douyin login opened, kept until its tokens run out: to find, limit and end it. */
export const sessionSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_sessions',
  info: { singularName: 'session', pluralName: 'sessions', displayName: 'Douyin session' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [
    { name: 'douyin_sessions_attempt_idx', columns: ['attempt_id'] },
    { name: 'douyin_sessions_account_idx', columns: ['account_id'] },
    { name: 'douyin_sessions_until_idx', columns: ['until'] },
  ],
  attributes: {
    /** Strapi's session id; each renewal has one of its own. In legacy mode the attempt's id, which our JWT carries. */
    key: { type: 'string', required: true, column: { unique: true } },
    attemptId: { type: 'string', required: true },
    accountId: { type: 'string', required: true },
    /** Until when it may change nothing about accounts and credentials; null: it may. */
    crossDeviceUntil: { type: 'datetime' },
    /** When it was ended before its time. */
    endedAt: { type: 'datetime' },
    /** When its last token runs out by itself. */
    until: { type: 'datetime', required: true },
  },
} satisfies Schema;

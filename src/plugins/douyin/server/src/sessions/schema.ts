import { hiddenType, type Schema } from '../shared/feature';

/** A session that was ended before its tokens run out; kept until they would have. */
export const endedSessionSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_ended_sessions',
  info: { singularName: 'ended-session', pluralName: 'ended-sessions', displayName: 'Douyin ended session' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  attributes: {
    /** Strapi's session id, or in legacy mode the id our JWT carries. */
    key: { type: 'string', required: true, column: { unique: true } },
    /** When the last token of the session runs out by itself. */
    until: { type: 'datetime', required: true },
  },
} satisfies Schema;

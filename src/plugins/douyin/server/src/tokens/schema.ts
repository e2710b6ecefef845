import { hiddenType, type Schema } from '../shared/feature';

/** The sealed tokens of one account. */
export const tokenSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_tokens',
  info: { singularName: 'token', pluralName: 'tokens', displayName: 'Douyin token' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  attributes: {
    accountId: { type: 'string', required: true, column: { unique: true } },
    accessSealed: { type: 'text', private: true },
    accessExpiresAt: { type: 'datetime' },
    refreshSealed: { type: 'text', private: true },
    refreshExpiresAt: { type: 'datetime' },
    /** Counts up with each save. */
    version: { type: 'integer', default: 1 },
  },
} satisfies Schema;

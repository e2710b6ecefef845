import { hiddenType, type Schema } from '../../shared/feature';

/** A link with which the owner of an account consents again. Its secret is stored as a hash only. */
export const againLinkSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_again_links',
  info: { singularName: 'again-link', pluralName: 'again-links', displayName: 'Douyin consent link' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [{ name: 'douyin_again_links_expires_idx', columns: ['expires_at'] }],
  attributes: {
    /** SHA-256 of the link's secret. */
    tokenHash: { type: 'string', required: true, column: { unique: true } },
    accountId: { type: 'string', required: true },
    /** The account's id while it is the account's newest link and was not used: of those there is one. */
    openFor: { type: 'string', column: { unique: true } },
    expiresAt: { type: 'datetime', required: true },
    usedAt: { type: 'datetime' },
    /** When a newer link took its place. */
    endedAt: { type: 'datetime' },
  },
} satisfies Schema;

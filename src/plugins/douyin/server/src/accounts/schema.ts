import { hiddenType, type Schema } from '../shared/feature';

/** One platform user who authorised one app. */
export const accountSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_accounts',
  info: { singularName: 'account', pluralName: 'accounts', displayName: 'Douyin account' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [
    { name: 'douyin_accounts_app_idx', columns: ['app_id'] },
    { name: 'douyin_accounts_user_idx', columns: ['user_id'] },
    { name: 'douyin_accounts_union_idx', columns: ['union_hash'] },
  ],
  attributes: {
    provider: { type: 'string', required: true },
    appId: { type: 'string', required: true },
    openId: { type: 'string', required: true },
    /** identityKey(provider, app, openId): what makes an account unique. */
    identityHash: { type: 'string', required: true, column: { unique: true } },
    unionId: { type: 'string' },
    /** identityKey(provider, unionId): finds the same person's accounts with other apps of one developer. */
    unionHash: { type: 'string' },
    nickname: { type: 'string' },
    avatarUrl: { type: 'text' },
    scopes: { type: 'json' },
    /** Id of the users-permissions user; a plain number, so that no relation opens a way in. */
    userId: { type: 'integer' },
    connectedAt: { type: 'datetime', required: true },
    lastLoginAt: { type: 'datetime' },
    /** When an administrator took its tokens away; null while it is connected. */
    disconnectedAt: { type: 'datetime' },
    /** The phone number, and what lists show of it (`138****0000`); null where the platform told none. */
    phoneSealed: { type: 'text', private: true },
    phoneView: { type: 'string' },
    /** `{code, at}` of the last thing that went wrong; null once it works again. */
    lastError: { type: 'json' },
  },
} satisfies Schema;

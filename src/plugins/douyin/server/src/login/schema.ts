import { attemptStages } from '../../../contracts/login';
import { hiddenType, type Schema } from '../shared/feature';

/** One login from start to end. Secrets of the attempt are stored as hashes only. */
export const attemptSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_attempts',
  info: { singularName: 'attempt', pluralName: 'attempts', displayName: 'Douyin login attempt' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [{ name: 'douyin_attempts_expires_idx', columns: ['expires_at'] }],
  attributes: {
    stage: { type: 'enumeration', enum: [...attemptStages], required: true },
    appId: { type: 'string', required: true },
    /** SHA-256 of the `state` sent to the platform. */
    stateHash: { type: 'string', required: true, column: { unique: true } },
    /** SHA-256 of the cookie of the browser that started. */
    browserHash: { type: 'string', required: true },
    /** Where the visitor goes after login: a path of this site or an address of an allowed origin. */
    redirectTo: { type: 'text' },
    expiresAt: { type: 'datetime', required: true },
    /** SHA-256 of the one-time exchange code. */
    exchangeHash: { type: 'string', column: { unique: true } },
    exchangeExpiresAt: { type: 'datetime' },
    accountId: { type: 'string' },
    userId: { type: 'integer' },
    /** Why it failed: a code of this plugin. */
    errorCode: { type: 'string' },
  },
} satisfies Schema;

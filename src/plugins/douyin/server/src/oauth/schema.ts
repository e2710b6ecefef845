import { hiddenCollection, type Schema } from '../shared/feature';

/** A site that logs its users in with us; table and columns of the lists are named as seed 004 names them. */
export const oauthClientSchema = {
  ...hiddenCollection(),
  collectionName: 'oauth_clients',
  info: { singularName: 'oauth-client', pluralName: 'oauth-clients', displayName: 'Connected site' },
  attributes: {
    name: { type: 'string', required: true },
    clientId: { type: 'string', required: true },
    /** What makes a `client_id` unique byte by byte: MySQL compares text without regard to case. */
    clientIdHash: { type: 'string', required: true, column: { unique: true } },
    homepage: { type: 'text' },
    logo: { type: 'text' },
    enabled: { type: 'boolean', default: true },
    isPublic: { type: 'boolean', default: false },
    pkceRequired: { type: 'boolean', default: false },
    refreshTokens: { type: 'boolean', default: false },
    refreshGraceSeconds: { type: 'integer', default: 0 },
    scopes: { type: 'json' },
    /** Addresses, prefixes and `*`, with commas. */
    redirectUris: { type: 'text' },
    redirectBlacklist: { type: 'text' },
    /** Hashes of secrets, each with its end. */
    secrets: { type: 'json', private: true },
    lastUsedAt: { type: 'datetime' },
    revision: { type: 'integer', default: 1 },
  },
} satisfies Schema;

/** What one person agreed to for one site. */
export const oauthConsentSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_oauth_consents',
  info: { singularName: 'oauth-consent', pluralName: 'oauth-consents', displayName: 'Consent' },
  indexes: [
    { name: 'douyin_oauth_consents_client_idx', columns: ['client_id', 'id'] },
    { name: 'douyin_oauth_consents_user_idx', columns: ['user_id'] },
  ],
  attributes: {
    /** identityKey(client, user). */
    pairHash: { type: 'string', required: true, column: { unique: true } },
    /** The client's id here, not its `client_id`. */
    clientId: { type: 'string', required: true },
    userId: { type: 'integer', required: true },
    scopes: { type: 'json' },
    /** Those for which the person is not asked again: agreed to at an address that is registered byte by byte. */
    rememberedScopes: { type: 'json' },
    consentedAt: { type: 'datetime', required: true },
    lastUsedAt: { type: 'datetime', required: true },
  },
} satisfies Schema;

/** What the OAuth server keeps for a while: codes, tokens, grants, requests in the making. Ids are hashed, none can be used. */
export const oauthRecordSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_oauth_records',
  info: { singularName: 'oauth-record', pluralName: 'oauth-records', displayName: 'OAuth record' },
  indexes: [
    { name: 'douyin_oauth_records_grant_idx', columns: ['grant_hash'] },
    { name: 'douyin_oauth_records_owner_idx', columns: ['client_hash', 'user_id'] },
    { name: 'douyin_oauth_records_user_idx', columns: ['user_id'] },
    { name: 'douyin_oauth_records_ends_idx', columns: ['ends_at'] },
  ],
  attributes: {
    /** identityKey(model, id): the id itself is the token. */
    idHash: { type: 'string', required: true, column: { unique: true } },
    model: { type: 'string', required: true },
    /** The same hash of the grant that it belongs to. */
    grantHash: { type: 'string' },
    /** The hash of the client's `client_id`. */
    clientHash: { type: 'string' },
    userId: { type: 'integer' },
    payload: { type: 'text' },
    consumedAt: { type: 'datetime' },
    /** The answer that spent a refresh token, sealed with that token; kept while it may be asked for once more. */
    successor: { type: 'text', private: true },
    /** When it ends; the row stays for a day, so that an expired code can be told from an unknown one. */
    endsAt: { type: 'datetime', required: true },
  },
} satisfies Schema;

/** The key that signs id tokens, the same for all instances. */
export const oauthKeySchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_oauth_keys',
  info: { singularName: 'oauth-key', pluralName: 'oauth-keys', displayName: 'OAuth signing key' },
  attributes: {
    name: { type: 'string', required: true, column: { unique: true } },
    keySealed: { type: 'text', private: true },
  },
} satisfies Schema;

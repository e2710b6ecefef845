/** Uids of the content types. */
export const clientUid = 'plugin::douyin.oauth-client';
export const consentUid = 'plugin::douyin.oauth-consent';
export const recordUid = 'plugin::douyin.oauth-record';
export const keyUid = 'plugin::douyin.oauth-key';

/** Tables of those that are asked past Strapi's own queries. */
export const consentTable = 'douyin_oauth_consents';
export const recordTable = 'douyin_oauth_records';
export const keyTable = 'douyin_oauth_keys';

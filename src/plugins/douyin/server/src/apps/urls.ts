import type { AppView } from '../../../contracts/apps';

/** What the addresses of an app are computed from. */
export type Place = {
  /** The public address without a trailing slash. */
  publicUrl: string;
  /** Strapi's prefix of the content API, e.g. `/api`. */
  apiPrefix: string;
  /** Host (with port) the administrator's browser uses; null when nobody is looking. */
  hostInUse: string | null;
};

/** The path of the platform's callback: one for all apps, the attempt behind `state` knows the app. */
export const callbackPath = (apiPrefix: string): string => `${apiPrefix}/v1/lead/douyin/auth/callback`;

/** The path of an app's webhook. */
export const webhookPath = (apiPrefix: string, appId: string): string =>
  `${apiPrefix}/douyin/webhook/${appId}`;

/** Addresses to enter at the platform, and why they may not work. */
export function appUrls({ publicUrl, apiPrefix, hostInUse }: Place, appId: string): AppView['urls'] {
  const { protocol, host } = new URL(publicUrl);
  const warnings: AppView['urls']['warnings'] = [];
  if (protocol !== 'https:') warnings.push('not-https');
  if (hostInUse && hostInUse !== host) warnings.push('other-host');
  return {
    callback: `${publicUrl}${callbackPath(apiPrefix)}`,
    webhook: `${publicUrl}${webhookPath(apiPrefix, appId)}`,
    login: `${publicUrl}/douyin/login?app=${appId}`,
    warnings,
  };
}

/** Every admin action of the plugin; the full id in Strapi is `plugin::douyin.<action>`. */
export const adminActions = [
  'app.read',
  'app.update',
  'app.secret',
  'app.delete',
  'app.check',
  'account.read',
  'account.connect',
  'account.disconnect',
  'account.refresh',
  'account.explore',
  'audit.read',
  'notice.read',
  'notice.update',
  'audit.export',
  'sync.read',
  'sync.run',
] as const;

/** The short name of one admin action. */
export type AdminAction = (typeof adminActions)[number];

/** The id under which Strapi knows an action. */
export const actionId = (action: AdminAction): string => `plugin::douyin.${action}`;

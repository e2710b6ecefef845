/** Every admin action of the plugin; the full id in Strapi is `plugin::douyin.<action>`. */
export const adminActions = [
  'app.read',
  'app.update',
  'app.secret',
  'app.delete',
  'app.check',
  'doctor.run',
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
  'lead.read',
  'lead.update',
  'lead.assign',
  'lead.merge',
  'lead.convert',
  'lead.reveal',
  'lead.export',
  'lead.import',
  'lead.erase',
  'lead.views',
  'lead.settings',
  'webhook.read',
  'webhook.update',
  'webhook.reveal',
  'post.read',
  'post.update',
  'post.publish',
  'post.approve',
  'oauth.read',
  'oauth.update',
  'oauth.secret',
  'oauth.revoke',
] as const;

/** The short name of one admin action. */
export type AdminAction = (typeof adminActions)[number];

/** What a role may do with leads; each can be kept to own leads or those of own teams, by the role's conditions. */
export type LeadAction = AboutLeads<AdminAction>;
type AboutLeads<Action> = Action extends `lead.${infer What}` ? What : never;

/** The id under which Strapi knows an action. */
export const actionId = (action: AdminAction): string => `plugin::douyin.${action}`;

/**
 * Permissions of the content API by the names of seed 002, and in their manner. Each is a controller, so that the roles screen and the screen of
 * API tokens show it as a heading, with what it lets a role do below.
 */
export const grants = {
  authUrl: 'lead:douyin:auth:get_url',
  fansSync: 'lead:douyin:fans:sync',
  leadsView: 'lead:douyin:leads:view',
  leadsEdit: 'lead:douyin:leads:edit',
  leadsReveal: 'lead:douyin:leads:reveal',
  leadsMerge: 'lead:douyin:leads:merge',
  leadsConvert: 'lead:douyin:leads:convert',
  postsPublish: 'lead:douyin:posts:publish',
  postsView: 'lead:douyin:posts:view',
} as const;

/** The name of one permission. */
export type Grant = (typeof grants)[keyof typeof grants];

/** The box that lets a role reach its user's own leads only: those found through accounts of that user. A token has none. */
export const ownBox = 'own';

/** The id under which Strapi knows one box of a permission. */
export const grantId = (grant: Grant, box: string): string => `plugin::douyin.${grant}.${box}`;

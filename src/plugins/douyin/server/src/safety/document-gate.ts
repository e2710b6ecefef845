import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';

const prefix = 'plugin::douyin.';
const reads = new Set(['findMany', 'findOne', 'findFirst', 'count']);

/** Types a setting may open to Strapi's own screens, read-only; they hold no sealed value. */
const openUids = (strapi: Core.Strapi): Set<string> =>
  new Set(settingsOf(strapi).openTypes.map((type) => `${prefix}${type}`));

/**
 * Keeps our types behind our own routes. The Content Manager, GraphQL, releases and `entry.*` webhooks all work through
 * Strapi's Document Service; this plugin does not, so whatever asks there is not ours and is refused.
 */
export function gateDocuments(strapi: Core.Strapi): void {
  const open = openUids(strapi);
  strapi.documents.use((context, next) => {
    if (!context.uid.startsWith(prefix) || (open.has(context.uid) && reads.has(context.action)))
      return next();
    throw new errors.ForbiddenError('Douyin data is read and changed through the Douyin plugin only');
  });
}

/** Shows the opened types in the Content Manager. */
export function showOpenTypes(strapi: Core.Strapi): void {
  for (const uid of openUids(strapi)) {
    const { pluginOptions } = strapi.contentType(uid as 'plugin::douyin.account');
    Object.assign(pluginOptions ?? {}, { 'content-manager': { visible: true } });
  }
}

type GraphqlExtension = { shadowCRUD(uid: string): { disable(): void } };

/** Leaves our types out of GraphQL's generated schema, where that plugin is installed. */
export function hideFromGraphql(strapi: Core.Strapi): void {
  const extension = strapi.plugin('graphql')?.service('extension') as unknown as GraphqlExtension | undefined;
  const uids = Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith(prefix));
  uids.forEach((uid) => extension?.shadowCRUD(uid).disable());
}

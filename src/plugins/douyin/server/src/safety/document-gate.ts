import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';

const prefix = 'plugin::douyin.';
const reads = new Set(['findMany', 'findOne', 'findFirst', 'count']);

/** Types a setting may open to Strapi's own screens, read-only. */
const openUids = (strapi: Core.Strapi): Set<string> =>
  new Set(settingsOf(strapi).openTypes.map((type) => `${prefix}${type}`));

const rowsOf = (answer: unknown): unknown[] => (Array.isArray(answer) ? answer : [answer]);

/** Takes sealed values out of what was read: they are nothing to look at, and nothing to carry away. */
function dropSealed<Read>(answer: Read): Read {
  for (const row of rowsOf(answer))
    for (const name of Object.keys(row ?? {}))
      if (name.endsWith('Sealed')) delete (row as Record<string, unknown>)[name];
  return answer;
}

/**
 * Keeps our types behind our own routes. The Content Manager, GraphQL, releases and `entry.*` webhooks all work through
 * Strapi's Document Service; this plugin does not, so whatever asks there is not ours and is refused.
 */
export function gateDocuments(strapi: Core.Strapi): void {
  const open = openUids(strapi);
  strapi.documents.use(async (context, next) => {
    if (!context.uid.startsWith(prefix)) return next();
    if (open.has(context.uid) && reads.has(context.action)) return dropSealed(await next());
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

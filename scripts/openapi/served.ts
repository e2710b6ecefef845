import path from 'node:path';
import { endpointsOf } from '../../src/plugins/douyin/server/src/oauth/endpoints/mount';
import { methodsOf } from '../../src/plugins/douyin/server/src/oauth/endpoints/checks';
import { oauthPathsBelow } from '../../src/plugins/douyin/server/src/oauth/site';
import { apiPrefix } from './protocol/told';

type Route = {
  method: string;
  path: string;
  handler: string;
  config?: { middlewares?: string[]; auth?: unknown };
};
type Router = { type: string; prefix?: string; routes: Route[] };

/** A route of the plugin by method and path from the root of the site; those of the panel are served from the root. */
export type Served = Route & { at: string; type: string };

// Strapi puts the plugin's name before routes without a prefix of their own.
const placed = ({ type, prefix = '/douyin', routes }: Router): Served[] =>
  routes.map((route) => {
    const place = `${type === 'admin' ? '' : apiPrefix}${prefix}${route.path}`.replace(/\/$/, '');
    return { ...route, type, at: `${route.method.toLowerCase()} ${place}` };
  });

// By its path, for types: the server is held to a configuration of its own.
const serverFile = path.resolve(__dirname, '../../src/plugins/douyin/server/src/index.ts');

/** Every route that the features give to Strapi. */
export async function servedRoutes(): Promise<Served[]> {
  const { default: plugin } = (await import(serverFile)) as { default: { routes: Record<string, Router> } };
  return Object.values(plugin.routes).flatMap(placed);
}

/** Every endpoint of the OAuth server, which answers beside Strapi's router; HEAD is GET without a body. */
export const mountedEndpoints: string[] = endpointsOf(oauthPathsBelow(apiPrefix)).flatMap(
  ({ path, checks }) =>
    methodsOf(checks)
      .filter((method) => method !== 'HEAD')
      .map((method) => `${method.toLowerCase()} ${path}`),
);

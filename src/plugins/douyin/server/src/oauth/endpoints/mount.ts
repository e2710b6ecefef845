import type { Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';
import { publicOrigin } from '../../config';
import type { Library } from '../library';
import { oauthPaths } from '../site';
import { sendFault } from './answer';
import { authorize, resume } from './authorize';
import type { Call } from './checks';
import type { ClientLimit } from './limit';
import { introspection, published, revocation } from './simple';
import { token } from './token';
import { userinfo } from './userinfo';

type Endpoint = (call: Call) => Promise<void>;

/** Which endpoint a path belongs to; undefined for what is not ours. */
export function endpointAt(strapi: Core.Strapi): (path: string) => Endpoint | undefined {
  const paths = oauthPaths(strapi);
  const byPath = new Map<string, Endpoint>([
    [paths.authorize, authorize],
    [paths.token, token],
    [paths.userinfo, userinfo],
    [paths.revocation, revocation],
    [paths.introspection, introspection],
    [paths.par, introspection],
    [paths.jwks, published],
    [paths.metadata, published],
    ['/.well-known/openid-configuration', published],
  ]);
  const resumed = new RegExp(`^${paths.authorize}/[\\w-]+$`);
  return (path) => byPath.get(path) ?? (resumed.test(path) ? resume : undefined);
}

/** What answers; null where the keys are locked. */
export type Running = { library: Library; limit: ClientLimit } | null;

async function answer(call: Call, endpoint: Endpoint): Promise<void> {
  const { strapi, ctx, library } = call;
  // TLS ends at the proxy: the public address tells whether the browser's side is secure.
  ctx.cookies.secure = publicOrigin(strapi).startsWith('https:');
  try {
    await (ctx.method === 'OPTIONS' ? library.answer(ctx) : endpoint(call));
  } catch (error) {
    strapi.log.error(`Douyin OAuth: ${(error as Error).stack ?? String(error)}`);
    sendFault(ctx, { name: 'broken' });
  }
}

/** Middleware that answers at our endpoints; it stands behind Strapi's own and before its router. */
export function mount(strapi: Core.Strapi, running: () => Promise<Running>) {
  const at = endpointAt(strapi);
  return async (ctx: KoaContext, next: Next): Promise<void> => {
    const endpoint = at(ctx.path);
    if (!endpoint) return next();
    const now = await running();
    if (!now) return sendFault(ctx, { name: 'busy', description: 'the OAuth server is not running' });
    await answer({ strapi, ctx, ...now }, endpoint);
  };
}

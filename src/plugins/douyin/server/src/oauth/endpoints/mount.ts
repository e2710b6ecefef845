import type { Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';
import { publicOrigin } from '../../config';
import type { Library } from '../library';
import { oauthPaths, type OAuthPaths } from '../site';
import { sendFault } from './answer';
import { authorize, authorizeChecks, resume, resumeChecks } from './authorize';
import type { Call, Check } from './checks';
import type { ClientLimit } from './limit';
import { introspection, published, publishedChecks, revocation, tokenToolChecks } from './simple';
import { token, tokenChecks } from './token';
import { userinfo, userinfoChecks } from './userinfo';

type Endpoint = (call: Call) => Promise<void>;

/** An endpoint with its path and what must be so there. */
export type Mounted = { path: string; checks: readonly Check[]; endpoint: Endpoint };

/** Every endpoint with a path of its own. */
const fixedEndpoints = (paths: OAuthPaths): Mounted[] => [
  { path: paths.authorize, checks: authorizeChecks, endpoint: authorize },
  { path: paths.token, checks: tokenChecks, endpoint: token },
  { path: paths.userinfo, checks: userinfoChecks, endpoint: userinfo },
  { path: paths.revocation, checks: tokenToolChecks, endpoint: revocation },
  { path: paths.introspection, checks: tokenToolChecks, endpoint: introspection },
  { path: paths.par, checks: tokenToolChecks, endpoint: introspection },
  { path: paths.jwks, checks: publishedChecks, endpoint: published },
  { path: paths.metadata, checks: publishedChecks, endpoint: published },
  { path: paths.openIdMetadata, checks: publishedChecks, endpoint: published },
];

/** Every endpoint there is, in koa-router's notation. */
export const endpointsOf = (paths: OAuthPaths): Mounted[] => [
  ...fixedEndpoints(paths),
  { path: `${paths.authorize}/:uid`, checks: resumeChecks, endpoint: resume },
];

/** Which endpoint a path belongs to; undefined for what is not ours. */
export function endpointAt(strapi: Core.Strapi): (path: string) => Endpoint | undefined {
  const paths = oauthPaths(strapi);
  const byPath = new Map(fixedEndpoints(paths).map(({ path, endpoint }) => [path, endpoint]));
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

import type { JsonWebKey } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { oauthScopes } from '../../../../contracts/oauth-client';
import { publicOrigin, settingsOf } from '../../config';
import { openIdClaims } from '../people/profile';
import { oauthPaths } from '../site';
import { noteError } from './errors';
import { siteProperty, stillOffered, type LibraryClient } from './client';
import type { LibraryError, LibraryRequest, LibraryToken } from './types';

const day = 86_400;

/** Seconds an access token and an authorisation code live, as seed 004 promises. */
export const accessSeconds = 3600;
export const codeSeconds = 600;

/** Seconds a person has from the first request to the consent. */
const interactionSeconds = 3600;

const isOwn = (_ctx: LibraryRequest, client: LibraryClient, token: LibraryToken): boolean =>
  token.clientId === client.clientId;

const lifetimes = (refreshDays: number) => ({
  AccessToken: accessSeconds,
  AuthorizationCode: codeSeconds,
  IdToken: accessSeconds,
  Interaction: interactionSeconds,
  RefreshToken: refreshDays * day,
  // Swept as soon as nothing is left that came of it.
  Grant: 3650 * day,
  Session: day,
});

/** What the library is told: what is offered and for how long. */
export function librarySettings(
  strapi: Core.Strapi,
  { adapter, key }: { adapter: unknown; key: JsonWebKey },
) {
  const paths = oauthPaths(strapi);
  const isSecure = publicOrigin(strapi).startsWith('https:');
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax', secure: isSecure, overwrite: true };
  return {
    adapter,
    jwks: { keys: [key] },
    routes: {
      authorization: paths.authorize,
      jwks: paths.jwks,
      token: paths.token,
      userinfo: paths.userinfo,
      revocation: paths.revocation,
      introspection: paths.introspection,
      pushed_authorization_request: paths.par,
    },
    cookies: {
      keys: strapi.config.get<string[]>('server.app.keys'),
      names: { session: 'douyin-oauth-none', interaction: 'douyin-oauth', resume: 'douyin-oauth-resume' },
      short: cookie,
      long: cookie,
    },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `${paths.interaction}/${uid}` },
    scopes: [...oauthScopes],
    claims: {
      openid: ['sub'],
      userinfo: ['name', 'preferred_username', 'picture', 'email', 'bio'],
      profile: ['name', 'preferred_username', 'picture'],
      email: ['email'],
      phone: ['phone_number'],
    },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    extraClientMetadata: { properties: [siteProperty] },
    allowOmittingSingleRegisteredRedirectUri: false,
    // Who may read an answer is decided in endpoints/delegate.ts; who asks is told by the secret, not by a header.
    clientBasedCORS: () => true,
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx: unknown, client: LibraryClient) => client.grantTypes.includes('refresh_token'),
    rotateRefreshToken: true,
    // With either of its tokens a site gives back all that came of one authorisation.
    revokeGrantPolicy: () => true,
    // An hour is an hour.
    clockTolerance: 0,
    pkce: {
      required: (_ctx: unknown, { site }: LibraryClient) => site.isPublic || site.pkceRequired,
    },
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    ttl: lifetimes(settingsOf(strapi).oauth.refreshDays),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: { enabled: true, allowedPolicy: isOwn },
      introspection: { enabled: true, allowedPolicy: isOwn },
    },
    findAccount: ({ oidc }: LibraryRequest, id: string) => ({
      accountId: id,
      // An id token says who somebody is; what they are like is asked for at the userinfo endpoint.
      claims: async (use: string, scope: string) =>
        use === 'id_token'
          ? { sub: id }
          : openIdClaims(strapi, Number(id), {
              scopes: oidc.client ? stillOffered(oidc.client, scope.split(' ')) : [],
              site: oidc.client?.site.name ?? '',
            }),
    }),
    renderError: (ctx: LibraryRequest, out: Record<string, unknown>, error: LibraryError) => {
      noteError(ctx, error);
      ctx.body = out;
    },
  };
}

import type { Core } from '@strapi/strapi';
import type { OAuthSite } from '../../../contracts/oauth-client';
import { apiPrefix, isProduction, publicOrigin, settingsOf } from '../config';
import { siteDangers } from './clients/dangers';
import { isLocal } from './redirect/local';
import { readSwitches, type RedirectSwitches } from './redirect/judge';

/** The paths of the OAuth server; those that seed 004 puts below the API follow the prefix of Strapi's content API. */
export function oauthPathsBelow(prefix: string) {
  const api = `${prefix}/oauth`;
  return {
    authorize: '/oauth/authorize',
    jwks: '/oauth/jwks',
    interaction: '/oauth/interaction',
    session: '/oauth/session',
    sites: '/oauth/sites',
    token: `${api}/token`,
    userinfo: `${api}/userinfo`,
    revocation: `${api}/revoke`,
    introspection: `${api}/introspect`,
    par: `${api}/par`,
    metadata: '/.well-known/oauth-authorization-server',
    openIdMetadata: '/.well-known/openid-configuration',
  };
}

export type OAuthPaths = ReturnType<typeof oauthPathsBelow>;

/** The paths of the OAuth server on this site. */
export const oauthPaths = (strapi: Core.Strapi): OAuthPaths => oauthPathsBelow(apiPrefix(strapi));

/** The switches of the environment. */
export function redirectSwitches(strapi: Core.Strapi): RedirectSwitches {
  const { anyRedirectUri, localRedirectUri } = settingsOf(strapi).oauth;
  return readSwitches(anyRedirectUri, localRedirectUri);
}

/** Whether an origin tells that others reach this Strapi: it has TLS and is no address of this machine or a private network. */
export const isPublicAddress = (origin: string): boolean =>
  origin.startsWith('https:') && !isLocal(new URL(origin));

/** Whether there are the guest and the client of the examples, which anybody can use: in development, and not in public. */
export const hasExamples = (strapi: Core.Strapi): boolean =>
  !isProduction() && !isPublicAddress(publicOrigin(strapi));

/** What a site that wants to log its users in needs to know of this Strapi. */
export function oauthSite(strapi: Core.Strapi): OAuthSite {
  const issuer = publicOrigin(strapi);
  const { authorize, token, userinfo, metadata } = oauthPaths(strapi);
  const facts = { isProduction: isProduction(), isSecure: issuer.startsWith('https:') };
  return {
    issuer,
    authorizeUrl: `${issuer}${authorize}`,
    tokenUrl: `${issuer}${token}`,
    userinfoUrl: `${issuer}${userinfo}`,
    metadataUrl: `${issuer}${metadata}`,
    dangers: siteDangers(redirectSwitches(strapi), facts),
  };
}

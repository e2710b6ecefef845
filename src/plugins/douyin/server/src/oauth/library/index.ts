import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { publicOrigin } from '../../config';
import { clock } from '../../shared/clock';
import { isOneOf } from '../clients/secrets';
import { judgeRedirect } from '../redirect/judge';
import { redirectSwitches } from '../site';
import { noteReplay } from '../trail';
import { adapterFor } from './adapter';
import type { ClientSite } from './client';
import { noteError } from './errors';
import { librarySettings } from './settings';
import { signingKey } from './signing-key';
import type { LibraryModule, LibraryProvider, LibraryRequest } from './types';

/** Events with which the library tells of an error it answers with. */
const errorEvents = [
  'authorization.error',
  'grant.error',
  'introspection.error',
  'pushed_authorization_request.error',
  'revocation.error',
  'server_error',
  'userinfo.error',
];

async function load(): Promise<LibraryModule> {
  // The library asks for more than `engines` of some versions of Node 20 can give, and fails in the middle of a request.
  if (!('parse' in URL)) throw new Error('The OAuth server needs Node.js 20.19 or later');
  return (await import('oidc-provider')) as unknown as LibraryModule;
}

/** What our own rules say about an address for a client. */
export const verdictFor = (strapi: Core.Strapi, { whitelist, blacklist }: ClientSite, address: unknown) =>
  judgeRedirect(address, { whitelist, blacklist, ...redirectSwitches(strapi) });

/** Puts our rules in place of the library's: which addresses are allowed, which secrets count, and what our own address is. */
function bend(strapi: Core.Strapi, provider: LibraryProvider): void {
  const { prototype } = provider.Client;
  prototype.redirectUriAllowed = function redirectUriAllowed(address) {
    return verdictFor(strapi, this.site, address).allowed;
  };
  prototype.compareClientSecret = function compareClientSecret(secret) {
    return isOneOf(this.site.secrets, secret, clock.now());
  };
  // It would take the host of the request, which anybody can write.
  provider.OIDCContext.prototype.urlFor = (name, options) => provider.urlFor(name, options);
}

/** Nobody is sent on with an error before they were asked, unless the address is registered byte by byte (RFC 9700, 4.11.2). */
function keepErrorsHere(strapi: Core.Strapi, provider: LibraryProvider): void {
  provider.on('authorization.error', ({ oidc }, error) => {
    const { client, params, route } = oidc;
    if (route !== 'authorization' || !client) return;
    error.allow_redirect = verdictFor(strapi, client.site, params?.redirect_uri).rule === 'exact';
  });
}

function noteEvents(strapi: Core.Strapi, provider: LibraryProvider): void {
  for (const event of errorEvents) provider.on(event, noteError);
  provider.on('server_error', (_ctx, error) =>
    strapi.log.error(`Douyin OAuth: ${error.stack ?? error.message}`),
  );
  provider.on('grant.revoked', ({ oidc }) => {
    if (oidc.route !== 'token') return;
    const model = oidc.params?.grant_type === 'refresh_token' ? 'RefreshToken' : 'AuthorizationCode';
    noteReplay(strapi, model, oidc.client).catch((cause: unknown) =>
      strapi.log.error(`Douyin OAuth: a replay was not written down: ${String(cause)}`),
    );
  });
}

/** The library at work for this Strapi. */
export type Library = {
  provider: LibraryProvider;
  /** Lets the library answer a request. */
  answer(ctx: KoaContext): Promise<void>;
};

/** Loads the library and sets it up. Throws CONFIG_KEYS_LOCKED where the signing key cannot be opened. */
export async function startLibrary(strapi: Core.Strapi): Promise<Library> {
  const library = await load();
  const settings = librarySettings(strapi, {
    adapter: adapterFor(strapi, library),
    key: await signingKey(strapi),
  });
  const provider = new library.Provider(publicOrigin(strapi), settings);
  provider.proxy = strapi.server.app.proxy;
  bend(strapi, provider);
  keepErrorsHere(strapi, provider);
  noteEvents(strapi, provider);
  const [handle] = provider.middleware;
  if (!handle) throw new Error('The OAuth library has no middleware');
  return {
    provider,
    answer: (ctx) => handle(ctx as LibraryRequest, async () => undefined),
  };
}

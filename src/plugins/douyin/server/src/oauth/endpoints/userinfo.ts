import { stillOffered } from '../library/client';
import type { LibraryToken } from '../library/types';
import { profileOf } from '../people/profile';
import { challengeBearer, sendFault } from './answer';
import { firstFault, methodIn, secureOnly, withinLimit, type Call, type Check } from './checks';
import { delegate, mayRead } from './delegate';
import type { Fault } from './faults';

const found = new WeakMap<object, LibraryToken>();

const bearerOf = ({ ctx }: Call): string =>
  /^(?:Bearer|DPoP) +([^\s]+)$/i.exec(ctx.get('authorization'))?.[1] ?? '';

/** A token is presented in the header, and nowhere else (RFC 9700, 4.3.2). */
const tokenPresented: Check = (call) => (bearerOf(call) ? null : { name: 'no-token' });

/** It is one of ours, an access token, not ended, its grant stands, and its user is there and not blocked. */
const tokenGood: Check = async (call) => {
  const token = await call.library.provider.AccessToken.find(bearerOf(call));
  if (token) found.set(call.ctx.req, token);
  return token ? null : { name: 'bad-token' };
};

/** Its client is switched on. */
const clientThere: Check = async ({ ctx, library }) =>
  (await library.provider.Client.find(found.get(ctx.req)?.clientId ?? '')) ? null : { name: 'bad-token' };

/** What must be so before anything is told of a person, in this order. */
export const userinfoChecks: readonly Check[] = [
  secureOnly,
  methodIn('GET', 'POST'),
  withinLimit,
  tokenPresented,
  tokenGood,
  clientThere,
];

const scopesOf = ({ scope = '' }: LibraryToken): string[] => scope.split(' ');

/** A token that is bound to a key opens nothing to whoever cannot prove to have that key. */
const isBound = (token: LibraryToken): boolean => Boolean(token.jkt ?? token['x5t#S256']);

async function answer(call: Call, token: LibraryToken): Promise<Fault | null> {
  const { strapi, ctx, library } = call;
  // OpenID Connect has its own form of the answer, and DPoP is the library's to check.
  if (scopesOf(token).includes('openid')) return delegate(call);
  if (isBound(token)) return { name: 'bad-token' };
  const client = await library.provider.Client.find(token.clientId);
  if (!client) return { name: 'bad-token' };
  const userId = Number(token.accountId);
  const request = { scopes: stillOffered(client, scopesOf(token)), site: client.site.name };
  const origin = ctx.get('origin');
  if (origin && mayRead(client, origin)) ctx.set('Access-Control-Allow-Origin', origin);
  ctx.vary('Origin');
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { sub: userId, ...(await profileOf(strapi, userId, request)) };
  return null;
}

/** `GET /api/oauth/userinfo`. */
export async function userinfo(call: Call): Promise<void> {
  const { ctx, library } = call;
  const refused = await firstFault(userinfoChecks, call);
  const token = found.get(ctx.req);
  const fault = refused ?? (token ? await answer(call, token) : { name: 'bad-token' as const });
  if (!fault) return;
  if (fault.name === 'no-token' || fault.name === 'bad-token')
    challengeBearer(ctx, fault, library.provider.issuer);
  sendFault(ctx, fault);
}

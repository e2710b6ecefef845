import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { oauthScopes, type OAuthScope } from '../../../../contracts/oauth-client';
import { clock } from '../../shared/clock';
import type { SignedIn } from '../browser/session';
import { findConsent } from '../consents/row';
import { verdictFor, type Library } from '../library';
import { stillOffered, type LibraryClient } from '../library/client';
import type { Interaction } from '../library/types';

/** What a site asks a person for: the request, who asks, for what, and where the person goes afterwards. */
export type Asked = {
  interaction: Interaction;
  client: LibraryClient;
  scopes: OAuthScope[];
  address: string;
  /** Whether the address is registered byte by byte. */
  isExact: boolean;
};

const isScope = (text: string): text is OAuthScope => (oauthScopes as readonly string[]).includes(text);

/** The request that a browser is in the middle of; null where it has none, it is too old, or its client was switched off. */
export async function findAsked(
  strapi: Core.Strapi,
  { provider }: Library,
  ctx: KoaContext,
): Promise<Asked | null> {
  const interaction = await provider.interactionDetails(ctx.req, ctx.res).catch(() => null);
  if (!interaction || interaction.uid !== ctx.params.uid) return null;
  const { client_id: clientId = '', scope = '', redirect_uri: address = '' } = interaction.params;
  const client = await provider.Client.find(clientId);
  if (!client) return null;
  const { allowed, rule } = verdictFor(strapi, client.site, address);
  if (!allowed) return null;
  return {
    interaction,
    client,
    scopes: stillOffered(client, scope.split(' ')).filter(isScope),
    address,
    isExact: rule === 'exact',
  };
}

const words = (text: string | undefined): string[] => (text ?? '').split(' ');

/** Whether the site wants the person to log in once more: just now, or not longer ago than it says. */
export function needsFreshLogin({ interaction }: Asked, { at }: SignedIn): boolean {
  const { prompt, max_age: maxAge } = interaction.params;
  const since = Math.floor(at.getTime() / 1000);
  // Whoever logged in for this very request did so just now, however long the login took.
  if (since >= interaction.iat) return false;
  if (words(prompt).includes('login')) return true;
  return maxAge !== undefined && clock.now().getTime() / 1000 - since > Number(maxAge);
}

/** Whether what is asked may be remembered: the address is fixed, and no other app can take it for itself. */
export const mayRemember = ({ isExact, client, address }: Asked): boolean =>
  isExact && (!client.site.isPublic || address.startsWith('https:'));

/** What the person agreed to before, where that answers all that is asked now and lets the site in; null: ask. */
export async function rememberedScopes(
  strapi: Core.Strapi,
  asked: Asked,
  { userId }: SignedIn,
): Promise<OAuthScope[] | null> {
  if (!mayRemember(asked) || words(asked.interaction.params.prompt).includes('consent')) return null;
  const consent = await findConsent(strapi, { clientId: asked.client.site.id, userId });
  if (!consent || !asked.scopes.every((scope) => consent.rememberedScopes.includes(scope))) return null;
  const granted = asked.scopes.filter((scope) => consent.scopes.includes(scope));
  return granted.length > 0 ? granted : null;
}

import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { OAuthScope } from '../../../../contracts/oauth-client';
import { inTransaction, whileContested } from '../../shared/database';
import type { SignedIn } from '../browser/session';
import { keepConsent, useConsent } from '../consents/keep';
import type { Library } from '../library';
import { recordOAuth } from '../trail';
import { mayRemember, type Asked } from './asked';

/** What finishing works with. */
export type Finish = {
  strapi: Core.Strapi;
  library: Library;
  ctx: KoaContext;
  asked: Asked;
  person: SignedIn;
};

const noMerge = { mergeWithLastSubmission: false };

async function storeGrant({ library, asked, person }: Finish, granted: string[]): Promise<string> {
  const of = { accountId: String(person.userId), clientId: asked.client.clientId };
  const grant = new library.provider.Grant(of);
  // What the client lost in the meantime as well: the library would ask for it again and again.
  const wanted = (asked.interaction.params.scope ?? '').split(' ');
  const declined = wanted.filter((scope) => !granted.includes(scope));
  grant.addOIDCScope(granted.join(' '));
  if (declined.length > 0) grant.rejectOIDCScope(declined.join(' '));
  return grant.save();
}

const letIn = ({ library, ctx, person }: Finish, grantId: string): Promise<string> => {
  const login = { accountId: String(person.userId), ts: Math.floor(person.at.getTime() / 1000) };
  return library.provider.interactionResult(ctx.req, ctx.res, { login, consent: { grantId } }, noMerge);
};

const record = (
  { strapi, asked, person }: Finish,
  action: 'oauth.consented' | 'oauth.signed-in',
  scopes: string[],
): Promise<void> =>
  recordOAuth(strapi, action, asked.client.site, {
    actor: { kind: 'user', id: String(person.userId), name: person.username },
    details: { scopes, target: asked.address },
  });

const pairOf = ({ asked, person }: Finish) => ({ clientId: asked.client.site.id, userId: person.userId });

/** Keeps what a person agreed to and lets the site in; gives the address where the browser goes on. */
export async function agree(finish: Finish, granted: OAuthScope[]): Promise<string> {
  const { strapi, asked } = finish;
  const answer = { asked: asked.scopes, granted, remember: mayRemember(asked) };
  const grantId = await whileContested(() =>
    inTransaction(strapi, async () => {
      await keepConsent(strapi, pairOf(finish), answer);
      await record(finish, 'oauth.consented', granted);
      return storeGrant(finish, granted);
    }),
  );
  return letIn(finish, grantId);
}

/** Lets the site in with what was agreed to before; null when that was taken back meanwhile. */
export async function goOn(finish: Finish, granted: OAuthScope[]): Promise<string | null> {
  const { strapi } = finish;
  const grantId = await inTransaction(strapi, async () => {
    if (!(await useConsent(strapi, pairOf(finish)))) return null;
    await record(finish, 'oauth.signed-in', granted);
    return storeGrant(finish, granted);
  });
  return grantId && letIn(finish, grantId);
}

/** Why a site is not let in, as it is told. */
export const refusals = {
  denied: { error: 'access_denied', error_description: 'the person did not agree' },
  scope: { error: 'invalid_scope', error_description: 'none of the scopes is offered here' },
} as const;

/** Sends the person back to the site with the reason why it was not let in. */
export const refuse = (
  { library, ctx }: Pick<Finish, 'library' | 'ctx'>,
  reason: keyof typeof refusals,
): Promise<string> => library.provider.interactionResult(ctx.req, ctx.res, refusals[reason], noMerge);

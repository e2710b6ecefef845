import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { loginContracts } from '../../../../contracts/login';
import { action, isProgram, userIdOf } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { finishLink } from '../exchange';
import { addressOf } from '../network';
import type { Binding } from '../start';
import { shownStart } from './attempt-controller';
import { spend, startFor } from './binding';
import { isOwnPage } from './origin';
import type { StartLimit } from './start-limit';

const invalid = 'AUTH_REQUEST_INVALID';

/** A page of this site is bound by a cookie; another origin or a server gets a verifier. */
const bindingOf = (strapi: Core.Strapi, ctx: KoaContext): Binding =>
  isOwnPage(strapi, ctx) ? 'browser' : 'caller';

/** HTTP of a login that another page or a server starts (seed routes). */
export const authController =
  (limit: () => StartLimit) =>
  ({ strapi }: Context) => ({
    start: action(
      loginContracts.authUrl,
      async ({ query }, ctx) => {
        // A server starts logins for all its visitors; people are counted by their network.
        if (!isProgram(ctx)) await limit().count(addressOf(strapi, ctx));
        const binding = bindingOf(strapi, ctx);
        const started = await startFor(strapi, ctx, binding, query);
        const authUrl = started.authUrl ?? '';
        if (binding === 'caller') return { authUrl, verifier: started.secret };
        return { authUrl };
      },
      invalid,
    ),
  });

/** HTTP of a user who links and unlinks accounts. */
export const linkController =
  (limit: () => StartLimit) =>
  ({ strapi }: Context) => {
    const login = () => service(strapi, 'login');
    const refuseLimited = (ctx: KoaContext) => service(strapi, 'sessions').refuseLimited(ctx);
    return {
      start: action(
        loginContracts.startLink,
        async ({ body }, ctx) => {
          const userId = userIdOf(ctx);
          await refuseLimited(ctx);
          await limit().count(addressOf(strapi, ctx));
          const binding = bindingOf(strapi, ctx);
          const started = await startFor(strapi, ctx, binding, { ...body, purpose: 'link', userId });
          if (binding === 'caller') return { ...shownStart(started), verifier: started.secret };
          return shownStart(started);
        },
        invalid,
      ),
      finish: action(
        loginContracts.finishLink,
        async ({ body }, ctx) => {
          const userId = userIdOf(ctx);
          await refuseLimited(ctx);
          return spend(strapi, ctx, (secretFor) => finishLink(strapi, { ...body, userId, secretFor }));
        },
        'AUTH_EXCHANGE_INVALID',
      ),
      remove: action(loginContracts.unlink, async ({ params }, ctx) => {
        const userId = userIdOf(ctx);
        await refuseLimited(ctx);
        await login().unlink(userId, params.id);
        return { id: params.id };
      }),
    };
  };

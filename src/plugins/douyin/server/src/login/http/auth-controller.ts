import type { Context as KoaContext } from 'koa';
import { loginContracts } from '../../../../contracts/login';
import { action, userIdOf } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import type { AttemptRow } from '../attempt';
import { shownStart } from './attempt-controller';
import { clearCookie, readCookie } from './cookie';
import { finishLink } from '../exchange';
import { isOwnPage, originOf } from './origin';
import { bindBrowser } from './pages-controller';
import type { StartLimit } from './start-limit';
import { addressOf } from '../network';

const invalid = 'AUTH_REQUEST_INVALID';

/** A server with a token of its own starts logins for all its visitors; people are counted by their network. */
const isServer = (ctx: KoaContext): boolean =>
  (ctx.state.auth as { strategy?: { name?: string } } | undefined)?.strategy?.name === 'content-api-token';

/** HTTP of a login that another page or a server starts (seed routes). */
export const authController =
  (limit: () => StartLimit) =>
  ({ strapi }: Context) => ({
    url: action(
      loginContracts.authUrl,
      async ({ query }, ctx) => {
        if (!isServer(ctx)) await limit().count(addressOf(strapi, ctx));
        const own = isOwnPage(strapi, ctx);
        const binding = own ? ('browser' as const) : ('caller' as const);
        const started = await service(strapi, 'login').start({
          ...query,
          binding,
          origin: originOf(strapi, ctx),
        });
        const authUrl = started.authUrl ?? '';
        if (!own) return { authUrl, verifier: started.secret };
        bindBrowser(strapi, ctx, started);
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
          const own = isOwnPage(strapi, ctx);
          const started = await login().start({
            ...body,
            purpose: 'link',
            userId,
            binding: own ? 'browser' : 'caller',
            origin: originOf(strapi, ctx),
          });
          if (!own) return { ...shownStart(started), verifier: started.secret };
          bindBrowser(strapi, ctx, started);
          return shownStart(started);
        },
        invalid,
      ),
      finish: action(
        loginContracts.finishLink,
        async ({ body }, ctx) => {
          const userId = userIdOf(ctx);
          await refuseLimited(ctx);
          const secretFor = (attempt: AttemptRow) => readCookie(strapi, ctx, 'login', attempt.documentId);
          const { attempt, answer } = await finishLink(strapi, { ...body, userId, secretFor });
          if (attempt.browserHash) clearCookie(strapi, ctx, 'login', attempt.documentId);
          return answer;
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

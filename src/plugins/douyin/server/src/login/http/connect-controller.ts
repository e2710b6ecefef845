import type { Context as KoaContext } from 'koa';
import { connectContracts } from '../../../../contracts/connect';
import { loginContracts } from '../../../../contracts/login';
import { action, adminActor, adminOf } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { statusOf } from '../attempt';
import type { Followers } from '../streams/followers';
import { shownStart, streamed } from './attempt-controller';
import { startFor } from './binding';

const invalid = 'AUTH_REQUEST_INVALID';

/** HTTP of an administrator who connects an account; the panel's own token is the proof, not a cookie. */
export const connectController =
  (followers: () => Followers) =>
  ({ strapi }: Context) => {
    const login = () => service(strapi, 'login');
    const own = (ctx: KoaContext, id: string) => login().ofAdmin(id, adminOf(ctx)?.id);
    return {
      start: action(
        connectContracts.start,
        async ({ body }, ctx) => {
          const request = { ...body, purpose: 'connect' as const, admin: adminActor(ctx) };
          return shownStart(await startFor(strapi, ctx, 'browser', request));
        },
        invalid,
      ),
      poll: action(connectContracts.poll, async ({ params }, ctx) => statusOf(await own(ctx, params.id))),
      follow: (ctx: KoaContext) =>
        streamed(ctx, async () => followers().open(ctx, await own(ctx, String(ctx.params.id)))),
      renewQr: action(connectContracts.renewQr, async ({ params }, ctx) =>
        login().renewQr(await own(ctx, params.id)),
      ),
      enterReturnCode: action(
        connectContracts.enterReturnCode,
        async ({ params, body }, ctx) => login().enterReturnCode(await own(ctx, params.id), body.returnCode),
        invalid,
      ),
      cancel: action(connectContracts.cancel, async ({ params }, ctx) =>
        statusOf(await login().cancel(await own(ctx, params.id))),
      ),
    };
  };

/** HTTP of the numbers of logins. */
export const countersController = ({ strapi }: Context) => ({
  find: action(loginContracts.counters, () => service(strapi, 'login').counters()),
});

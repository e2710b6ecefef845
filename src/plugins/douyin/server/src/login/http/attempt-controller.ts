import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { loginContracts, type StartedAttempt } from '../../../../contracts/login';
import { action, answerError } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { statusOf, type AttemptRow } from '../attempt';
import { exchange } from '../exchange';
import { addressOf } from '../network';
import { shownQr } from '../qr';
import type { Started } from '../start';
import type { Followers } from '../streams/followers';
import { spend, startFor } from './binding';
import { clearCookie, readCookie } from './cookie';
import type { StartLimit } from './start-limit';

const invalid = 'AUTH_REQUEST_INVALID';

/** A started attempt as its browser is told of it. */
export const shownStart = ({ attempt, authUrl, qr }: Started): StartedAttempt => ({
  ...statusOf(attempt),
  authUrl,
  qr: qr && shownQr(qr),
});

/** Answers with a stream; what it throws before the first byte becomes an answer. */
export async function streamed(ctx: KoaContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    answerError(ctx, error);
  }
}

/** The attempt of the browser behind a request, by its cookie: the one that started or the phone. */
async function ofRequest(strapi: Core.Strapi, ctx: KoaContext, id: string): Promise<AttemptRow> {
  const secret = readCookie(strapi, ctx, 'login', id) ?? readCookie(strapi, ctx, 'phone', id);
  return service(strapi, 'login').ofBrowser(id, secret);
}

/** The attempt of the browser that started it; a phone may look, but not act on the desktop's behalf. */
const ofStarter = (strapi: Core.Strapi, ctx: KoaContext, id: string): Promise<AttemptRow> =>
  service(strapi, 'login').ofStarter(id, readCookie(strapi, ctx, 'login', id));

/** HTTP of the attempts that a page follows, and of the exchange. */
export const attemptController =
  (limit: () => StartLimit, followers: () => Followers) =>
  ({ strapi }: Context) => {
    const login = () => service(strapi, 'login');
    return {
      start: action(
        loginContracts.start,
        async ({ body }, ctx) => {
          await limit().count(addressOf(strapi, ctx));
          const { app, redirect, way } = body;
          const started = await startFor(strapi, ctx, 'browser', { app, redirectUrl: redirect, way });
          return shownStart(started);
        },
        invalid,
      ),
      poll: action(loginContracts.poll, async ({ params }, ctx) =>
        statusOf(await ofRequest(strapi, ctx, params.id)),
      ),
      follow: (ctx: KoaContext) =>
        streamed(ctx, async () => followers().open(ctx, await ofRequest(strapi, ctx, String(ctx.params.id)))),
      renewQr: action(loginContracts.renewQr, async ({ params }, ctx) =>
        login().renewQr(await ofStarter(strapi, ctx, params.id)),
      ),
      enterReturnCode: action(
        loginContracts.enterReturnCode,
        async ({ params, body }, ctx) =>
          login().enterReturnCode(await ofStarter(strapi, ctx, params.id), body.returnCode),
        invalid,
      ),
      cancel: action(loginContracts.cancel, async ({ params }, ctx) => {
        const cancelled = await login().cancel(await ofStarter(strapi, ctx, params.id));
        clearCookie(strapi, ctx, 'login', params.id);
        return statusOf(cancelled);
      }),
      exchange: action(
        loginContracts.exchange,
        ({ body }, ctx) => spend(strapi, ctx, (secretFor) => exchange(strapi, { ...body, secretFor })),
        'AUTH_EXCHANGE_INVALID',
      ),
    };
  };

import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { settingsOf } from '../../config';
import { service } from '../../shared/service';
import type { AttemptRow } from '../attempt';
import type { Binding, StartRequest, Started } from '../start';
import { clearCookie, readCookie, setCookie } from './cookie';
import { originOf } from './origin';

/** Seconds the start browser keeps an attempt's cookie: until the last step that needs it can be over. */
export function cookieSeconds(strapi: Core.Strapi): number {
  const { attemptTtlSeconds, exchangeTtlSeconds } = settingsOf(strapi).login;
  return attemptTtlSeconds + 600 + exchangeTtlSeconds;
}

/** Starts an attempt for whoever sends a request: a browser gets its secret as a cookie, a caller in the answer. */
export async function startFor(
  strapi: Core.Strapi,
  ctx: KoaContext,
  binding: Binding,
  request: Omit<StartRequest, 'binding' | 'origin'>,
): Promise<Started> {
  const origin = originOf(strapi, ctx);
  const started = await service(strapi, 'login').start({ ...request, binding, origin });
  const { attempt, secret } = started;
  if (binding === 'browser') {
    const cookie = { attemptId: attempt.documentId, value: secret, ttlSeconds: cookieSeconds(strapi) };
    setCookie(strapi, ctx, 'login', cookie);
  }
  return started;
}

/** How a browser's secret for an attempt is found at the callback: the phone's for one that a phone goes through. */
export const callbackSecret = (strapi: Core.Strapi, ctx: KoaContext) => (attempt: AttemptRow) =>
  readCookie(strapi, ctx, attempt.way === 'qr' ? 'phone' : 'login', attempt.documentId);

type Spent<Given> = { attempt: AttemptRow; answer: Given };

/** Spends an exchange code with the cookie of the start browser, which has done its work then. */
export async function spend<Given>(
  strapi: Core.Strapi,
  ctx: KoaContext,
  work: (secretFor: (attempt: AttemptRow) => string | null) => Promise<Spent<Given>>,
): Promise<Given> {
  const { attempt, answer } = await work(({ documentId }) => readCookie(strapi, ctx, 'login', documentId));
  if (attempt.browserHash) clearCookie(strapi, ctx, 'login', attempt.documentId);
  return answer;
}

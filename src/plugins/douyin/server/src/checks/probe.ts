import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { callbackPath, webhookPath } from '../apps/urls';
import { apiPrefix } from '../config';
import { clock } from '../shared/clock';
import { hmac, randomToken, sameSecret } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import { createSend } from '../shared/request';
import { service } from '../shared/service';
import type { Reach } from './finding';

const header = 'x-douyin-probe';
const maxAgeMs = 60_000;

const sign = (key: Buffer, role: 'ask' | 'answer', nonce: string, path: string): string =>
  hmac(key, [role, nonce, path].join('\n'));

function isAsked(key: Buffer, value: string, path: string): string | null {
  const [time = '', random = '', signature = ''] = value.split('.');
  const nonce = `${time}.${random}`;
  const fresh = Math.abs(clock.now().getTime() - Number(time)) <= maxAgeMs;
  return fresh && sameSecret(signature, sign(key, 'ask', nonce, path)) ? nonce : null;
}

const ourPath = (strapi: Core.Strapi, path: string): boolean =>
  path === callbackPath(apiPrefix(strapi)) || path.startsWith(webhookPath(apiPrefix(strapi), ''));

/**
 * Answers signed self-calls to the callback and webhook addresses, before any other middleware. The answer is signed
 * too, so that only an instance of this very site can give it.
 */
export function answerProbes(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx: Context, next: Next) => {
    const asked = ctx.get(header);
    if (!asked || !ourPath(strapi, ctx.path)) return next();
    const key = service(strapi, 'secrets').derive('probe');
    const nonce = isAsked(key, asked, ctx.path);
    if (!nonce) return next();
    ctx.body = { probe: sign(key, 'answer', nonce, ctx.path) };
  });
}

const send = createSend({ timeoutMs: 5000, maxBytes: 64 * 1024 });

/** Calls one of our own public addresses as the platform would and checks who answers. */
export async function reach(strapi: Core.Strapi, url: string): Promise<Reach> {
  const key = service(strapi, 'secrets').derive('probe');
  const nonce = `${clock.now().getTime()}.${randomToken(12)}`;
  const { pathname } = new URL(url);
  try {
    const headers = { [header]: `${nonce}.${sign(key, 'ask', nonce, pathname)}` };
    const answer = await send({ method: 'GET', url, headers });
    const ours = answer.text.includes(sign(key, 'answer', nonce, pathname));
    return ours ? { kind: 'ours' } : { kind: 'other', status: answer.status };
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    return { kind: 'none', text: String(error.details.reason ?? error.message) };
  }
}

import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The signature of a delivery: SHA-1 over the secret and the raw body, in lower-case hex.
 * https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/webhooks/summarize
 */
export const signDelivery = (secret: string, raw: Buffer): string =>
  createHash('sha1').update(secret, 'utf8').update(raw).digest('hex');

const form = /^[0-9a-f]{40}$/;

/** Whether one of these secrets signed exactly these bytes; an empty secret signs nothing. */
export function isSigned(secrets: string[], raw: Buffer, given: string): boolean {
  if (!form.test(given)) return false;
  const wanted = Buffer.from(given, 'hex');
  return secrets
    .filter((secret) => secret !== '')
    .map((secret) => timingSafeEqual(Buffer.from(signDelivery(secret, raw), 'hex'), wanted))
    .some(Boolean);
}

import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers that prove a delivery; see https://www.standardwebhooks.com. */
export type WebhookHeaders = {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature'?: string;
};

const prefix = 'whsec_';
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes of a secret written as `whsec_<base64>`; null for any other form or a length outside 24 to 64 bytes. */
export function webhookKey(secret: string): Buffer | null {
  const written = secret.slice(prefix.length);
  if (!secret.startsWith(prefix) || !base64.test(written)) return null;
  const key = Buffer.from(written, 'base64');
  return key.length >= 24 && key.length <= 64 ? key : null;
}

/** The signature over one delivery, `v1,<base64>`; throws for a secret of another form. */
export function signWebhook(
  secret: string,
  { id, seconds, body }: { id: string; seconds: number; body: string },
): string {
  const key = webhookKey(secret);
  if (!key) throw new TypeError('A webhook secret is whsec_ and 24 to 64 bytes in base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`, 'utf8').digest('base64')}`;
}

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Whether a delivery was signed with the secret and is not older or newer than five minutes. `body` is the text as it
 * came; several signatures may stand in the header with blanks between them.
 */
export function verifyWebhook(
  secret: string,
  headers: Partial<Record<keyof WebhookHeaders, string>>,
  body: string,
  { nowSeconds, toleranceSeconds = 300 }: { nowSeconds: number; toleranceSeconds?: number },
): boolean {
  const id = headers['webhook-id'];
  const written = headers['webhook-timestamp'] ?? '';
  if (!id || !/^\d{1,12}$/.test(written)) return false;
  const seconds = Number(written);
  if (Math.abs(nowSeconds - seconds) > toleranceSeconds) return false;
  const expected = signWebhook(secret, { id, seconds, body });
  return (headers['webhook-signature'] ?? '').split(' ').some((signature) => isSame(signature, expected));
}

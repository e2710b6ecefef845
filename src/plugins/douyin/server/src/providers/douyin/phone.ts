import { createDecipheriv } from 'node:crypto';

const ciphers: Record<number, string> = { 16: 'aes-128-cbc', 24: 'aes-192-cbc', 32: 'aes-256-cbc' };

/**
 * The phone number in userinfo's `encrypt_mobile`: AES-CBC under the client secret, IV = its first 16 bytes. Null when there
 * is none, or none that this secret opens (it may have been changed since): a login is worth more than a phone number.
 * `ivAt` is where in the secret the IV begins; the local-life side has it at 16.
 * https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/account-permission/phone-number-decode-demo
 */
export function decryptPhone(encrypted: unknown, clientSecret: string, ivAt = 0): string | null {
  const key = Buffer.from(clientSecret, 'utf8');
  const cipher = ciphers[key.length];
  if (typeof encrypted !== 'string' || !encrypted || !cipher) return null;
  try {
    const decipher = createDecipheriv(cipher, key, key.subarray(ivAt, ivAt + 16));
    const opened = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]).toString('utf8');
    // A wrong secret opens one in 256, to anything but a number.
    return /^\+?\d[\d -]{3,22}\d$/.test(opened) ? opened : null;
  } catch {
    return null;
  }
}

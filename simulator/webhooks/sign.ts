import { createHash } from 'node:crypto';

/** X-Douyin-Signature (reference §8.1): SHA-1 over secret and body, lower-case hex. */
export const signatureOf = (secret: string, body: string): string =>
  createHash('sha1')
    .update(secret + body, 'utf8')
    .digest('hex');

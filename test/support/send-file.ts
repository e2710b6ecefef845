import { randomUUID } from 'node:crypto';
import { ask, type Reply } from './http';

/** Sends a file to Strapi's media library as its panel does. The answer may come before all was sent. */
export function sendFile(
  url: string,
  token: string,
  { name, content }: { name: string; content: Buffer },
): Promise<Reply> {
  const boundary = randomUUID();
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="files"; filename="${name}"`,
    'Content-Type: application/octet-stream',
    '\r\n',
  ].join('\r\n');
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': `multipart/form-data; boundary=${boundary}`,
  };
  return ask(url, { method: 'POST', headers, body });
}

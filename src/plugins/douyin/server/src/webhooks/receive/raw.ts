import type { Context as KoaContext } from 'koa';
import { PluginError } from '../../shared/errors';
import { bodyLimit } from '../../../../contracts/webhooks';

type Request = KoaContext['req'];

/** Milliseconds a delivery may take to arrive. */
const patienceMs = 15_000;

/** A body as it came, and what its sender says it is. */
export type Kept = { raw: Buffer; contentType: string };

const bodies = new WeakMap<Request, Kept>();

/** Keeps the bytes of a request's body for who handles it. */
export const keepRaw = (request: Request, raw: Buffer): void =>
  void bodies.set(request, { raw, contentType: request.headers['content-type'] ?? '' });

/** The body of a request, as it came; null where nobody kept it. */
export const rawOf = (request: Request): Kept | null => bodies.get(request) ?? null;

const tooBig = () => new PluginError('WEBHOOK_TOO_BIG', 'A delivery has at most 1 MB', { reason: 'too-big' });

const brokenOff = () =>
  new PluginError('WEBHOOK_BODY', 'The delivery broke off before its end', { reason: 'broken-off' });

/** Reads a body to its end, as it was sent. Throws WEBHOOK_TOO_BIG beyond a megabyte, and WEBHOOK_BODY when it breaks off. */
export function readRaw(request: Request): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return Promise.reject(tooBig());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (end: () => void) => () => {
      clearTimeout(timer);
      request.off('data', take).off('end', whole).off('close', broken).off('error', broken);
      end();
    };
    const broken = settle(() => reject(brokenOff()));
    const whole = settle(() => resolve(Buffer.concat(chunks, size)));
    const full = settle(() => reject(tooBig()));
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > bodyLimit) full();
    };
    const timer = setTimeout(broken, patienceMs);
    request.on('data', take).on('end', whole).on('close', broken).on('error', broken);
  });
}

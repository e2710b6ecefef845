import type { Context as KoaContext } from 'koa';
import { redact } from '../../shared/log';
import { faults, type Fault } from './faults';

// RFC 6749, 5.2: these signs and no others.
const ascii = (text: string): string => redact(text).replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?');

/** The body that a fault becomes: the code and its description for programs, seed 004's sentence for people. */
export function faultBody({ name, code, description }: Fault): Record<string, string> {
  const { error, message } = faults[name];
  return {
    ...(error ? { error: code ?? error } : {}),
    ...(error && description ? { error_description: ascii(description) } : {}),
    message,
  };
}

/** Answers with a fault as JSON. */
export function sendFault(ctx: KoaContext, fault: Fault): void {
  ctx.status = faults[fault.name].status;
  ctx.set('Cache-Control', 'no-store');
  if (fault.seconds) ctx.set('Retry-After', String(fault.seconds));
  ctx.body = faultBody(fault);
}

/** The challenge of a resource (RFC 6750, 3): without a code where nothing was presented. One that is there stays. */
export function challengeBearer(ctx: KoaContext, fault: Fault, realm: string): void {
  if (ctx.response.get('WWW-Authenticate')) return;
  const { error } = faults[fault.name];
  ctx.set('WWW-Authenticate', `Bearer realm="${realm}"${error ? `, error="${error}"` : ''}`);
}

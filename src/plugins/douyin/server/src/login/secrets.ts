import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { hmac, sameSecret } from '../shared/crypto';
import { service } from '../shared/service';

/** The S256 challenge of a verifier (RFC 7636 §4.2). */
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier, 'ascii').digest('base64url');

const sign = (strapi: Core.Strapi, purpose: string, text: string): string =>
  hmac(service(strapi, 'secrets').derive(`login ${purpose}`), text);

/**
 * The six digits a phone shows. They follow from the attempt and the secret in the phone's cookie, so that the phone can
 * show them again and nobody else can compute them.
 */
export function returnCodeOf(strapi: Core.Strapi, attemptId: string, phone: string): string {
  const digits = BigInt(`0x${sign(strapi, 'return code', `${attemptId} ${phone}`)}`) % 1_000_000n;
  return digits.toString().padStart(6, '0');
}

/** What is stored of a return code: six digits alone would be guessed from a plain hash. */
export const hashReturnCode = (strapi: Core.Strapi, attemptId: string, code: string): string =>
  sign(strapi, 'return hash', `${attemptId} ${code}`);

const ticketSeconds = 120;

/** What the phone's page sends back when its visitor decides; good for two minutes, for one attempt. */
export function makeTicket(strapi: Core.Strapi, attemptId: string): string {
  const ends = addSeconds(clock.now(), ticketSeconds).getTime();
  return `${attemptId}.${ends}.${sign(strapi, 'ticket', `${attemptId} ${ends}`)}`;
}

/** The attempt of a ticket of ours; null for any other text and after two minutes. */
export function readTicket(strapi: Core.Strapi, ticket: unknown): string | null {
  if (typeof ticket !== 'string') return null;
  const [attemptId = '', ends = '', signature = ''] = ticket.split('.');
  const isOurs = sameSecret(signature, sign(strapi, 'ticket', `${attemptId} ${ends}`));
  return isOurs && Number(ends) > clock.now().getTime() ? attemptId : null;
}

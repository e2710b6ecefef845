import { randomBytes } from 'node:crypto';
import { domainToASCII } from 'node:url';

// `.invalid` is reserved and never resolves (RFC 2606): mail to it goes nowhere.
const domain = 'users.douyin.invalid';

/** A new e-mail address for a user who has none: it reaches nobody and cannot be guessed (128 random bits). */
export const newPlaceholder = (): string => `${randomBytes(16).toString('hex')}@${domain}`;

/** Whether an e-mail address is one of ours and reaches nobody, however its domain is written. */
export function isPlaceholder(email: unknown): boolean {
  if (typeof email !== 'string') return false;
  const written = email.slice(email.lastIndexOf('@') + 1).trim();
  return domainToASCII(written).replace(/\.$/, '') === domain;
}

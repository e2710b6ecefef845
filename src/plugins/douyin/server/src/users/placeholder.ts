import { randomBytes } from 'node:crypto';

// `.invalid` is reserved and never resolves (RFC 2606): mail to it goes nowhere.
const domain = 'users.douyin.invalid';
const pattern = /@users\.douyin\.invalid\.?\s*$/i;

/** A new e-mail address for a user who has none: it reaches nobody and cannot be guessed (128 random bits). */
export const newPlaceholder = (): string => `${randomBytes(16).toString('hex')}@${domain}`;

/** Whether an e-mail address is one of ours and reaches nobody. */
export const isPlaceholder = (email: unknown): boolean => typeof email === 'string' && pattern.test(email);

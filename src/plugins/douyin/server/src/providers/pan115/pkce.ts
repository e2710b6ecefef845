import { createHash } from 'node:crypto';
import { randomToken } from '../../shared/crypto';

/** A new verifier of a device-code login: 64 characters. A secret of the server's. */
export const newVerifier = (): string => randomToken(48);

/** The challenge of a verifier by the method `sha256`: the digest's bytes in base64url, without padding. */
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier, 'ascii').digest('base64url');

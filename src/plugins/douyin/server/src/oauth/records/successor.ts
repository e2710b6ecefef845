import { createKeyring, sha256 } from '../../shared/crypto';

/** An answer of the token endpoint. */
export type TokenAnswer = Record<string, unknown>;

const place = { table: 'oauth', row: 'refresh', column: 'successor' };

// Whoever reads the database has no refresh token, and so no key.
const keyringOf = (refreshToken: string) => createKeyring(`r:${sha256(`successor of ${refreshToken}`)}`);

/** Seals the answer that a refresh token was spent for, so that only its holder can have it once more. */
export const sealSuccessor = (refreshToken: string, answer: TokenAnswer): string =>
  keyringOf(refreshToken).seal(JSON.stringify(answer), place);

/** Opens it again. */
export const openSuccessor = (refreshToken: string, sealed: string): TokenAnswer =>
  JSON.parse(keyringOf(refreshToken).open(sealed, place)) as TokenAnswer;

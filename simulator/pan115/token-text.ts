import { nextNumber, textFor, type Ids } from '../ids';

/** The two kinds of token; one never passes for the other. */
export type TokenKind = 'access' | 'refresh';

/** What can be seen in a token's text alone. */
export type TokenProblem = 'malformed' | 'badly signed';

const SHAPE = /^([0-9a-z]+\.[\w-]{64})\.([\w-]{43})$/;

const signature = (ids: Ids, kind: TokenKind, body: string): string =>
  textFor(ids, ['pan115-sign', kind, body], 43);

/** A new token: number, text and a signature that only this simulator makes. */
export function mintToken(ids: Ids, kind: TokenKind): string {
  const number = nextNumber(ids, `pan115-${kind}`).toString(36);
  const body = `${number}.${textFor(ids, ['pan115-token', kind, number], 64)}`;
  return `${body}.${signature(ids, kind, body)}`;
}

/** What is wrong with the text of a token, or nothing; whether it lives is another question. */
export function tokenProblem(ids: Ids, kind: TokenKind, token: string): TokenProblem | undefined {
  const [, body, sign] = SHAPE.exec(token) ?? [];
  if (body === undefined) return 'malformed';
  return signature(ids, kind, body) === sign ? undefined : 'badly signed';
}

import type { TokenView } from '../../../contracts/accounts';

/** How a token end looks: nothing to do, soon something to do, or over. */
export type Tone = 'good' | 'soon' | 'bad';

/** How much of its life a token has left. */
export type Life = { endsAt: string; secondsLeft: number; /** From 0 to 1. */ share: number; tone: Tone };

const daySeconds = 86_400;

/** Days before the end of a grant that nothing renews, from which on it looks urgent. */
const urgency = { soon: 14, bad: 3 };

const secondsUntil = (iso: string, now: number): number => (Date.parse(iso) - now) / 1000;

/** What part of a life of `ttlSeconds` is left, from 0 to 1; a life of no known length counts as whole until it ends. */
export function shareLeft(secondsLeft: number, ttlSeconds: number): number {
  if (secondsLeft <= 0) return 0;
  return ttlSeconds > 0 ? Math.min(1, secondsLeft / ttlSeconds) : 1;
}

function accessTone({ health }: TokenView, secondsLeft: number): Tone {
  if (secondsLeft > 0) return 'good';
  return health === 'expired' ? 'bad' : 'soon';
}

/** Whether the plugin renews a grant by itself before it ends. */
export const renewsItself = ({ renewal }: Pick<TokenView, 'renewal'>): boolean =>
  renewal !== null && renewal.possible && renewal.left > 0;

function grantTone(token: TokenView, secondsLeft: number): Tone {
  if (token.grant === 'dead' || token.grant === 'ended' || secondsLeft <= 0) return 'bad';
  if (token.grant === 'unknown') return 'soon';
  if (renewsItself(token) || secondsLeft > urgency.soon * daySeconds) return 'good';
  return secondsLeft > urgency.bad * daySeconds ? 'soon' : 'bad';
}

/** The life of an account's access token at `now` (ms). */
export function accessLife(token: TokenView, now: number): Life {
  const secondsLeft = secondsUntil(token.accessExpiresAt, now);
  const share = shareLeft(secondsLeft, token.accessTtlSeconds);
  return { endsAt: token.accessExpiresAt, secondsLeft, share, tone: accessTone(token, secondsLeft) };
}

/** The life of an account's grant at `now` (ms); null when the platform did not say when it ends. */
export function grantLife(token: TokenView, now: number): Life | null {
  const { refreshExpiresAt: endsAt, refreshTtlSeconds } = token;
  if (!endsAt) return null;
  const secondsLeft = secondsUntil(endsAt, now);
  const share = token.grant === 'dead' ? 0 : shareLeft(secondsLeft, refreshTtlSeconds);
  return { endsAt, secondsLeft, share, tone: grantTone(token, secondsLeft) };
}

import { addSeconds } from '../../shared/clock';
import { identityKey, newId, randomToken, sameSecret } from '../../shared/crypto';

/** A secret of a client as it is stored: its hash, what may be seen of it, and its end. */
export type StoredSecret = {
  id: string;
  hash: string;
  lastFour: string;
  createdAt: string;
  endsAt: string | null;
};

// 256 random bits need no slow hash; the id keeps equal secrets of two clients apart.
const hashOf = (id: string, secret: string): string => identityKey(id, secret);

/** Secrets that count at a moment, the newest first. */
export const liveSecrets = (secrets: StoredSecret[], now: Date): StoredSecret[] =>
  secrets.filter(({ endsAt }) => endsAt === null || new Date(endsAt) > now);

/** A new secret to be told once, and how it is stored. */
export function makeSecret(now: Date, secret = randomToken()): { secret: string; stored: StoredSecret } {
  const id = newId();
  const stored = {
    id,
    hash: hashOf(id, secret),
    lastFour: secret.slice(-4),
    createdAt: now.toISOString(),
    endsAt: null,
  };
  return { secret, stored };
}

/** The secrets after a new one: those before end at most so many hours from now, ended ones are forgotten. */
export function withNewSecret(
  secrets: StoredSecret[],
  added: StoredSecret,
  { keepFormerHours, now }: { keepFormerHours: number; now: Date },
): StoredSecret[] {
  const end = addSeconds(now, keepFormerHours * 3600).toISOString();
  const former = liveSecrets(secrets, now).map((secret) => ({
    ...secret,
    endsAt: secret.endsAt !== null && secret.endsAt < end ? secret.endsAt : end,
  }));
  return [added, ...liveSecrets(former, now)];
}

/** Whether a secret is one of those that count now. */
export const isOneOf = (secrets: StoredSecret[], secret: string, now: Date): boolean =>
  liveSecrets(secrets, now).some(({ id, hash }) => sameSecret(hash, hashOf(id, secret)));

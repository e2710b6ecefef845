import { scopeStage } from '../../../contracts/scopes';
import type { AccountRow } from '../accounts/service';
import { addSeconds } from '../shared/clock';
import { found, type Check } from './finding';

const list = (scopes: string[]) => ({ scopes: scopes.join(', ') });

/** The app's scopes against the platform's table, and against what the connected account granted. */
export const scopes: Check = async ({ app, account }) => {
  const wanted = app.scopes ?? [];
  if (wanted.length === 0) return found('scopes-none');
  const retired = wanted.filter((scope) => scopeStage(scope) === 'retired');
  if (retired.length > 0) return found('scopes-retired', list(retired));
  const unknown = wanted.filter((scope) => scopeStage(scope) === 'unknown');
  if (unknown.length > 0) return found('scopes-unknown', list(unknown));
  if (!account) return found('scopes-known', list(wanted));
  const missing = wanted.filter((scope) => !(account.scopes ?? []).includes(scope));
  return missing.length > 0
    ? found('scopes-not-granted', list(missing))
    : found('scopes-granted', list(wanted));
};

/** The account a token belongs to and when the token ends, for the sentence. */
const owned = (account: AccountRow, end: Date) => ({
  nickname: account.nickname ?? '',
  end: end.toISOString(),
});

/** The connected account's access token, by asking the platform whose it is. */
export const accessToken: Check = async ({ account, token, now, provider, credentials }) => {
  const stored = account && (await token());
  if (!account || !stored) return found('no-account');
  const details = owned(account, stored.accessExpiresAt);
  if (stored.accessExpiresAt <= now()) return found('token-expired', details);
  const { nickname } = await provider.profile(credentials(), { ...stored, openId: account.openId });
  return found('token-accepted', { ...details, nickname });
};

const soonSeconds = 3 * 86_400;

/** The connected account's refresh token, by its stored end: a renew would use up one of five. */
export const refreshToken: Check = async ({ account, token, now }) => {
  const stored = account && (await token());
  if (!account || !stored) return found('no-account');
  if (!stored.refreshExpiresAt) return found('refresh-unknown');
  const details = owned(account, stored.refreshExpiresAt);
  if (stored.refreshExpiresAt <= now()) return found('refresh-expired', details);
  const endsSoon = stored.refreshExpiresAt <= addSeconds(now(), soonSeconds);
  return found(endsSoon ? 'refresh-ends-soon' : 'refresh-valid', details);
};

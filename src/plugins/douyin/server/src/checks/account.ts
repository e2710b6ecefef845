import { scopeStage } from '../../../contracts/scopes';
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

/** The connected account's access token, by asking the platform whose it is. */
export const accessToken: Check = async ({ account, token, now, provider, credentials }) => {
  const stored = account && (await token());
  if (!account || !stored) return found('no-account');
  const end = stored.accessExpiresAt.toISOString();
  if (stored.accessExpiresAt <= now()) return found('token-expired', { end });
  const { nickname } = await provider.profile(credentials(), { ...stored, openId: account.openId });
  return found('token-accepted', { nickname, end });
};

const soonSeconds = 3 * 86_400;

/** The connected account's refresh token, by its stored end: a renew would use up one of five. */
export const refreshToken: Check = async ({ account, token, now }) => {
  const stored = account && (await token());
  if (!stored?.refreshExpiresAt) return found('no-account');
  const end = stored.refreshExpiresAt.toISOString();
  if (stored.refreshExpiresAt <= now()) return found('refresh-expired', { end });
  return found(
    stored.refreshExpiresAt <= addSeconds(now(), soonSeconds) ? 'refresh-ends-soon' : 'refresh-valid',
    { end },
  );
};

import type { RedirectVerdict } from '../../../../contracts/oauth-client';
import { looseFault, readAddress, type Address } from './form';
import { entriesOf, isBelow, isShut } from './lists';
import { isLocal } from './local';

/** The two switches of the environment. */
export type RedirectSwitches = {
  /** `OAUTH_ALLOW_ANY_REDIRECT_URI`: the white list is skipped; the black list and the form are not. */
  allowAny: boolean;
  /** `OAUTH_ALLOW_LOCAL_REDIRECT_URI`: addresses of this machine and of private networks are allowed. */
  allowLocal: boolean;
};

/** All that decides about an address: both lists as they are stored, with commas, and the switches. */
export type RedirectRules = RedirectSwitches & { whitelist: string; blacklist: string };

/** The switches as they are written in the environment: only `true` opens everything, all but `true` shuts the local rule. */
export const readSwitches = (anyUri: string | undefined, local: string | undefined): RedirectSwitches => ({
  allowAny: anyUri === 'true',
  allowLocal: !local || local === 'true',
});

type Rule = RedirectVerdict['rule'];

const allowed = (rule: Rule, entry: string | null = null): RedirectVerdict => ({
  allowed: true,
  rule,
  entry,
  fault: null,
});

const refused = (rule: Rule, more: Partial<RedirectVerdict> = {}): RedirectVerdict => ({
  allowed: false,
  rule,
  entry: null,
  fault: null,
  ...more,
});

/** The rules below an exact entry; none of them looks at an address that is written in an odd way. */
function judgeLoosely(address: Address, entries: string[], switches: RedirectSwitches): RedirectVerdict {
  const fault = looseFault(address);
  if (fault) return refused('form', { fault });
  const prefix = entries.find((entry) => isBelow(address, entry));
  if (prefix) return allowed('prefix', prefix);
  if (entries.includes('*')) return allowed('star', '*');
  if (switches.allowAny) return allowed('any');
  if (switches.allowLocal && isLocal(address.url)) return allowed('local');
  return refused('none');
}

/**
 * Whether a client may have its users sent back to an address, and which rule decided. In this order: the form, the black
 * list, an entry that is the same byte by byte, a prefix, `*`, and the switches of the environment.
 */
export function judgeRedirect(written: unknown, rules: RedirectRules): RedirectVerdict {
  const address = readAddress(written);
  if (typeof address === 'string') return refused('form', { fault: address });
  const shut = entriesOf(rules.blacklist).find((entry) => isShut(address, entry));
  if (shut) return refused('blacklist', { entry: shut });
  const entries = entriesOf(rules.whitelist);
  const exact = entries.find((entry) => entry === address.written);
  return exact ? allowed('exact', exact) : judgeLoosely(address, entries, rules);
}

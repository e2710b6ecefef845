import {
  checkReasons,
  type CheckOutcome,
  type CheckReason,
  type CheckResult,
} from '../../../contracts/checks';
import type { AccountRow } from '../accounts/service';
import type { AppRow } from '../apps/row';
import type { AppCredentials, Provider } from '../providers';
import { PluginError, type ErrorCode } from '../shared/errors';
import type { StoredToken } from '../tokens/service';

/** What one check found out; the outcome follows from the reason. */
export type Finding = { reason: CheckReason; details: CheckResult['details'] };

/** All a check may look at. */
export type Subject = {
  app: AppRow;
  provider: Provider;
  /** Throws CONFIG_SECRET_MISSING or CONFIG_KEYS_LOCKED. */
  credentials(): AppCredentials;
  urls: { callback: string; webhook: string };
  /** Host of the browser that pressed the button. */
  hostInUse: string | null;
  /** The account that logged in last; null when none is connected. */
  account: AccountRow | null;
  token(): Promise<StoredToken | null>;
  /** Calls one of our own addresses from outside and proves that this site answers. */
  reach(url: string): Promise<Reach>;
  now(): Date;
};

/** How a signed self-call ended. */
export type Reach = { kind: 'ours' } | { kind: 'other'; status: number } | { kind: 'none'; text: string };

/** One named check. */
export type Check = (subject: Subject) => Promise<Finding>;

/** Builds a finding. */
export const found = (reason: CheckReason, details: Finding['details'] = {}): Finding => ({
  reason,
  details,
});

/** The outcome a reason stands for. */
export function outcomeOf(reason: CheckReason): CheckOutcome {
  const outcomes = Object.entries(checkReasons) as [CheckOutcome, readonly CheckReason[]][];
  const match = outcomes.find(([, reasons]) => reasons.includes(reason));
  if (!match) throw new Error(`The reason "${reason}" belongs to no outcome`);
  return match[0];
}

const reasonsByCode: Partial<Record<ErrorCode, CheckReason>> = {
  AUTH_CREDENTIALS: 'credentials-refused',
  AUTH_APP: 'app-refused',
  AUTH_TOKEN_INVALID: 'token-refused',
  AUTH_GRANT_LOST: 'token-refused',
  AUTH_SCOPE_MISSING: 'token-refused',
  API_UNREACHABLE: 'platform-unreachable',
  CONFIG_SECRET_MISSING: 'app-incomplete',
  CONFIG_KEYS_LOCKED: 'keys-locked',
};

function detailsOf({ code, details }: PluginError): Finding['details'] {
  const { number, text, logId, host } = details;
  const known = Object.entries({ code, number, text, logId, host });
  const shown = known.filter(
    ([, value]) => (typeof value === 'string' && value !== '') || typeof value === 'number',
  );
  return Object.fromEntries(shown) as Finding['details'];
}

/** What an error of ours means for a check; anything else is a fault of the check itself. */
export function findingOf(error: unknown): Finding {
  if (!(error instanceof PluginError)) return found('check-broken');
  const fallback = error.remedy === 'later' ? 'platform-busy' : 'platform-error';
  return found(reasonsByCode[error.code] ?? fallback, detailsOf(error));
}

import type { TokenPolicy } from './provider';

type OwnRules = 'minGapSeconds' | 'dailyCap' | 'coolDownSeconds' | 'backOffSeconds' | 'warnDays' | 'verdicts';

/** The part of a token policy that no platform prescribes: how hard we press, and what an error means to us. */
export const ownRules: Pick<TokenPolicy, OwnRules> = {
  minGapSeconds: 60,
  dailyCap: null,
  coolDownSeconds: { first: 600, cap: 7200 },
  backOffSeconds: { first: 30, cap: 3600 },
  warnDays: [30, 14, 7, 3, 1],
  verdicts: {
    AUTH_GRANT_LOST: 'dead',
    API_THROTTLED: 'throttled',
    API_QUOTA: 'throttled',
    AUTH_CREDENTIALS: 'configuration',
    AUTH_APP: 'configuration',
    API_FORBIDDEN: 'configuration',
    API_RETIRED: 'configuration',
    API_PARAMETER: 'configuration',
    API_ACCOUNT: 'account',
  },
};

import { z } from 'zod';
import { contract, moment } from './contract';

/** The named checks of Test connection (测试连接), in the order in which they run. */
export const checkNames = [
  'credentials',
  'clock',
  'callback',
  'webhook',
  'scopes',
  'accessToken',
  'refreshToken',
] as const;
export type CheckName = (typeof checkNames)[number];

/**
 * `pass` green; `warn` yellow, works but not as it should; `fail` red; `unproven` grey: the platform cannot be asked,
 * so nothing is claimed.
 */
export const checkOutcomes = ['pass', 'warn', 'fail', 'unproven'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/**
 * Why a check came out as it did. The admin has a sentence for each reason and one for its remedy, in both languages
 * (`check.reason.<reason>`, `check.remedy.<reason>`; reasons of `pass` need no remedy).
 */
export const checkReasons = {
  pass: [
    'credentials-accepted',
    'clock-close',
    'url-reachable',
    'scopes-known',
    'scopes-granted',
    'token-accepted',
    'refresh-valid',
  ],
  warn: ['clock-drifting', 'url-local-http', 'scopes-not-granted', 'refresh-ends-soon'],
  fail: [
    'app-incomplete',
    'keys-locked',
    'credentials-refused',
    'app-refused',
    'platform-unreachable',
    'platform-busy',
    'platform-error',
    'clock-wrong',
    'url-not-https',
    'url-other-host',
    'url-unreachable',
    'url-other-server',
    'scopes-none',
    'scopes-retired',
    'scopes-unknown',
    'token-refused',
    'token-expired',
    'refresh-expired',
    'check-broken',
  ],
  unproven: ['no-account', 'clock-unknown', 'refresh-unknown'],
} as const satisfies Record<CheckOutcome, readonly string[]>;
export type CheckReason = (typeof checkReasons)[CheckOutcome][number];

const reasonNames = Object.values(checkReasons).flat() as [CheckReason, ...CheckReason[]];

/** The result of one check. */
export const checkResult = z.object({
  name: z.enum(checkNames),
  outcome: z.enum(checkOutcomes),
  reason: z.enum(reasonNames),
  /** Values for the sentence, already safe to show: host, seconds, scopes, end, number, text, logId. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  at: moment,
  durationMs: z.number().int(),
});
export type CheckResult = z.infer<typeof checkResult>;

export const checkContracts = {
  /** Runs one check now and keeps its result on the app. */
  run: contract({
    method: 'POST',
    path: '/apps/:id/checks/:name',
    params: z.object({ id: z.string().min(1).max(64), name: z.enum(checkNames) }),
    answer: checkResult,
  }),
};

import type { Answer } from '../../../contracts/contract';
import {
  notReadyTexts,
  warningTexts,
  type healthContracts,
  type NotReady,
  type ReadyWarning,
} from '../../../contracts/health';

/** Where a process stands between its start and its end. */
export type Phase = 'starting' | 'up' | 'ending';

/** What is known of a process at one moment. */
export type Facts = {
  phase: Phase;
  database: 'answers' | 'busy' | 'silent';
  areKeysLocked: boolean;
  isRedisAway: boolean;
};

/** Whether a process is ready, and why not. */
export type Readiness = Answer<typeof healthContracts.ready>;

/**
 * Judges whether requests should come here. Redis is no reason against it: it only makes jobs begin sooner. Nor are connections
 * that are all in use, for the other processes would get the load on top of their own.
 */
export function judge({ phase, database, areKeysLocked, isRedisAway }: Facts): Readiness {
  const reasons: NotReady[] = [];
  if (phase === 'starting') reasons.push('starting');
  if (phase === 'ending') reasons.push('draining');
  if (database === 'silent') reasons.push('database-unreachable');
  if (areKeysLocked) reasons.push('keys-locked');
  const warnings: ReadyWarning[] = [];
  if (isRedisAway) warnings.push('redis-unreachable');
  if (database === 'busy') warnings.push('database-busy');
  return {
    ready: reasons.length === 0,
    reasons: reasons.map((code) => ({ code, text: notReadyTexts[code] })),
    warnings: warnings.map((code) => ({ code, text: warningTexts[code] })),
  };
}

import type { Answer } from '../../../contracts/contract';
import type { loginContracts } from '../../../contracts/login';

type Counters = Answer<typeof loginContracts.counters>;

/** What came of an app's attempts, in the order it is shown; the words are `logins.<name>`. */
export const counterNames = ['started', 'done', 'refused', 'failed', 'expired'] as const;

/** The numbers of one app; zeros when nobody tried. */
export function numbersOf(counters: Counters, appId: string): Record<(typeof counterNames)[number], number> {
  const nobody = { started: 0, done: 0, refused: 0, failed: 0, expired: 0 };
  return counters.apps.find((app) => app.appId === appId) ?? nobody;
}

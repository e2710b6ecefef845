import type { AccountState } from '../../../contracts/accounts';
import type { Overview } from './steps';

/** How many accounts are how well: the words are `health.<name>`, and `state` is the filter that shows them. */
export type HealthFigure = {
  name: 'healthy' | 'due' | 'person';
  value: number;
  state: AccountState;
  tone: 'good' | 'soon' | 'bad' | 'none';
};

/** The accounts by how well their tokens are: well, waiting for a refresh, in need of their owner. */
export const healthFigures = (numbers: Overview): HealthFigure[] => {
  const { accountsHealthy, accountsDue, accountsExpired } = numbers;
  return [
    {
      name: 'healthy',
      value: accountsHealthy,
      state: 'connected',
      tone: accountsHealthy > 0 ? 'good' : 'none',
    },
    { name: 'due', value: accountsDue, state: 'due', tone: accountsDue > 0 ? 'soon' : 'none' },
    { name: 'person', value: accountsExpired, state: 'expired', tone: accountsExpired > 0 ? 'bad' : 'none' },
  ];
};

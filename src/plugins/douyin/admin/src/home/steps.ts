import type { AppView } from '../../../contracts/apps';
import type { Answer } from '../../../contracts/contract';
import type { overviewContracts } from '../../../contracts/overview';

/** The numbers of the start page. */
export type Overview = Answer<typeof overviewContracts.read>;

/** One of the three steps from an empty site to the first login; the words are `start.<name>`. */
export type Step = { name: 'configure' | 'test' | 'login'; done: boolean };

const isComplete = ({ clientKey, secret }: AppView): boolean => clientKey !== null && secret !== null;

const isTested = ({ checks }: AppView): boolean =>
  checks.some(({ name, outcome }) => name === 'credentials' && outcome === 'pass');

/** The steps and which of them are done. */
export function gettingStarted(numbers: Overview, apps: readonly AppView[]): Step[] {
  return [
    { name: 'configure', done: apps.some((app) => isComplete(app)) },
    { name: 'test', done: apps.some((app) => isTested(app)) },
    { name: 'login', done: numbers.accounts > 0 },
  ];
}

/** The app a step is about: the one that is used when none is named, else the first. */
export const mainApp = (apps: readonly AppView[]): AppView | null =>
  apps.find(({ isDefault }) => isDefault) ?? apps[0] ?? null;

import type { AppView } from '../../../contracts/apps';

/** The apps an account can be connected to: those that have a client key and a secret. */
export const connectable = (apps: readonly AppView[]): AppView[] =>
  apps.filter(({ clientKey, secret, deletedAt }) => clientKey !== null && secret !== null && !deletedAt);

/** The app to offer first: the one asked for, else the default, else any. */
export const firstChoice = (apps: readonly AppView[], wanted: string | undefined): AppView | null =>
  apps.find(({ id }) => id === wanted) ?? apps.find(({ isDefault }) => isDefault) ?? apps[0] ?? null;

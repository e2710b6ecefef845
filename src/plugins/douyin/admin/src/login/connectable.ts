import type { AppView } from '../../../contracts/apps';
import { platformTraits } from '../../../contracts/platforms';

/** Whether an app's accounts are connected by the platform's code on the screen (115) instead of its own page. */
export const connectsByDevice = ({ provider }: Pick<AppView, 'provider'>): boolean =>
  platformTraits[provider].hasDeviceCode;

/** The apps an account can be connected to: those that have a client key, and a secret where it is needed. */
export const connectable = (apps: readonly AppView[]): AppView[] =>
  apps.filter(
    ({ provider, clientKey, secret, deletedAt }) =>
      clientKey !== null && (secret !== null || platformTraits[provider].secret === 'optional') && !deletedAt,
  );

/** The app to offer first: the one asked for, else the default, else any. */
export const firstChoice = (apps: readonly AppView[], wanted: string | undefined): AppView | null =>
  apps.find(({ id }) => id === wanted) ?? apps.find(({ isDefault }) => isDefault) ?? apps[0] ?? null;

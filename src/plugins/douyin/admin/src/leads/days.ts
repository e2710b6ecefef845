export * from '../../../contracts/days';

/** Where the browser is. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

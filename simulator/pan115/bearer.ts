import type { Call } from '../call';

/** The token of an `Authorization: Bearer …` header, or an empty string. */
export const bearerToken = ({ headers }: Call): string =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';

import { identityKey } from '../shared/crypto';

// What every database compares alike: MySQL takes upper for lower case and forgets trailing blanks.
const plain = /^[!-@[-~]{1,190}$/;

/** The key as it is stored: itself where it is short and plain, its hash otherwise. */
export const storedKey = (key: string): string => (plain.test(key) ? key : identityKey(key));

/** The key of a scheduled run: all processes that tick at the same moment make the same. */
export const slotKey = (kind: string, slot: Date): string =>
  `${kind}@${slot.toISOString().replace(/\.\d+/, '').toLowerCase()}`;

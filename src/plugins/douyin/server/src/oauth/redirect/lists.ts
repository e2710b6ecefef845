import type { Address } from './form';
import { hidesPath } from './form';

/** The entries of a list as it is stored: with commas, blanks around them do not count. */
export const entriesOf = (list: string): string[] =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

const isPrefix = (entry: string): boolean => entry.endsWith('*');
const prefixOf = (entry: string): string => entry.slice(0, -1);

/** Whether an entry of the white list ends in a star behind a whole origin; any other star stands for nothing. */
export function isUsablePrefix(entry: string): boolean {
  const prefix = prefixOf(entry);
  return (
    isPrefix(entry) && /^https?:\/\/[^/?#*\\@\s]+(?:[/?][^#*\\\s]*)?$/.test(prefix) && URL.canParse(prefix)
  );
}

/** Whether an address lies below a prefix: in the same origin, and written alike up to the star. */
export function isBelow(address: Address, entry: string): boolean {
  if (!isUsablePrefix(entry) || hidesPath(address)) return false;
  const prefix = prefixOf(entry);
  return new URL(prefix).origin === address.url.origin && address.written.startsWith(prefix);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One text in all the ways a server may read it, without regard to case. */
function readings(text: string): string[] {
  const parsed = URL.canParse(text) ? [new URL(text).href] : [];
  const written = [text, ...parsed];
  const once = written.map(decoded);
  const all = [...written, ...once, ...once.map(decoded)];
  return [...new Set(all.map((each) => each.toLowerCase()))];
}

/** Whether an entry of the black list means an address; in doubt it does. */
export function isShut(address: Address, entry: string): boolean {
  if (entry === '*') return true;
  const asked = readings(address.written);
  const shut = readings(isPrefix(entry) ? prefixOf(entry) : entry);
  return asked.some((text) =>
    shut.some((start) => (isPrefix(entry) ? text.startsWith(start) : text === start)),
  );
}

import type { PlatformTag } from '../../../contracts/lead-tags';
import type { LeadRelation } from '../../../contracts/leads';
import { sha256 } from '../shared/crypto';

/** The columns a sync writes, and the only ones: the staff's are not among them. */
export const platformColumns = [
  'nickname',
  'avatarUrl',
  'gender',
  'city',
  'province',
  'country',
  'relation',
] as const;
export type PlatformColumn = (typeof platformColumns)[number];

/** What a platform tells of a person; null or left out: it did not tell. */
export type Told = Partial<Record<Exclude<PlatformColumn, 'relation'>, string | null>> & {
  relation?: LeadRelation | null;
};

const longest = 255;

// Most texts hold none of these.
const suspicious = /[\0\ud800-\udfff]/;

/** A text as every database keeps it: no NUL and no half characters. */
const storable = (text: string): string =>
  (suspicious.test(text) ? Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '') : text).trim();

const cut = (text: string): string =>
  text.length <= longest ? text : [...text.slice(0, longest)].slice(0, -1).join('');

/** What was told, ready to be stored; columns that say nothing are left out. */
export function toldColumns(told: Told): Told {
  const columns: Record<string, string> = {};
  for (const name of platformColumns) {
    const text = storable(told[name] ?? '');
    if (text) columns[name] = name === 'avatarUrl' ? text : cut(text);
  }
  return columns as Told;
}

/** An address without its query, where the platform keeps a signature that changes with every answer. */
export const steadyUrl = (url: string): string => url.replace(/[?#].*$/s, '');

const steady = (name: PlatformColumn, text: string): string =>
  // The platform serves one picture from many hosts.
  name === 'avatarUrl' ? steadyUrl(text).replace(/^https?:\/\/[^/]+/, '') : text;

/** A hash of what was told and of the platform's tags, without what changes by itself. */
export function platformHash(told: Told, tags: PlatformTag[] | null = null): string {
  const columns = platformColumns.flatMap((name) => {
    const text = told[name];
    return text ? [[name, steady(name, text)]] : [];
  });
  // Somebody without tags has the hash of before there were any.
  const tagged = tags?.length ? [['tags', ...tags.map(({ id, name }) => `${id ?? ''} ${name}`).sort()]] : [];
  return sha256(JSON.stringify([...columns, ...tagged]));
}

/** The columns by which what was told differs from what is stored; what the platform left out is not forgotten. */
export function changesOf(stored: Told, told: Told): Told {
  const changed = platformColumns.filter((name) => {
    const text = told[name];
    return Boolean(text) && steady(name, text ?? '') !== steady(name, stored[name] ?? '');
  });
  return Object.fromEntries(changed.map((name) => [name, told[name]])) as Told;
}

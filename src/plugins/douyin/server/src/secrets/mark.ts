import type { Core } from '@strapi/strapi';
import type { Keyring, Place } from '../shared/crypto';
import { changeOne } from '../shared/database';

const markPlace: Place = { table: 'strapi_core_store_settings', row: 'douyin', column: 'key-mark' };
const markText = 'douyin key mark';
const storeUid = 'strapi::core-store' as Parameters<Core.Strapi['db']['query']>[0];

const store = (strapi: Core.Strapi) => strapi.store({ type: 'plugin', name: 'douyin', key: 'key-mark' });

const newMark = (keyring: Keyring): string => keyring.seal(markText, markPlace);

/** The mark as it is kept; null before the first start. */
export const storedMark = async (strapi: Core.Strapi): Promise<string | null> =>
  (await store(strapi).get({})) as string | null;

/** The mark: a known text sealed with the key of the time; made now where there is none. */
export async function readMark(strapi: Core.Strapi, keyring: Keyring): Promise<string> {
  const kept = await storedMark(strapi);
  if (kept) return kept;
  const mark = newMark(keyring);
  await store(strapi).set({ value: mark });
  return mark;
}

/** What a mark tells of the keys: it was sealed with today's key, with a former one, or with none of these. */
export function judgeMark(keyring: Keyring, mark: string): 'current' | 'former' | 'foreign' {
  try {
    if (keyring.open(mark, markPlace) !== markText) return 'foreign';
    return keyring.isCurrent(mark) ? 'current' : 'former';
  } catch {
    return 'foreign';
  }
}

/** Seals the mark with today's key, which says that all is; false when somebody else did. */
export const moveMark = (strapi: Core.Strapi, keyring: Keyring, mark: string): Promise<boolean> =>
  changeOne(
    strapi,
    storeUid,
    // As Strapi's store writes its values.
    { key: 'plugin_douyin_key-mark', value: JSON.stringify(mark) },
    { value: JSON.stringify(newMark(keyring)) },
  );

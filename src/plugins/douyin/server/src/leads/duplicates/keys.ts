import type { Core } from '@strapi/strapi';
import { usualDuplicateKeys, type DuplicateKey } from '../../../../contracts/lead-duplicates';
import type { KeySettings } from '../../../../contracts/lead-settings';
import { settingsOf } from '../../config';
import { faultAt, PluginError } from '../../shared/errors';
import { readSetting, writeSetting } from '../settings/row';

const configured = (strapi: Core.Strapi): DuplicateKey[] | null => settingsOf(strapi).leads.duplicateKeys;

/** By what leads are compared, and whether the panel may say so. */
export async function keySettings(strapi: Core.Strapi): Promise<KeySettings> {
  const { revision, value } = await readSetting<DuplicateKey[]>(strapi, 'duplicate-keys');
  const fixed = configured(strapi);
  return { revision, keys: fixed ?? value ?? usualDuplicateKeys, isFixed: fixed !== null };
}

/** By what the next search compares leads: as configured, else as settled in the panel, else the usual. */
export const keysOf = async (strapi: Core.Strapi): Promise<DuplicateKey[]> =>
  (await keySettings(strapi)).keys;

const sorted = (key: DuplicateKey): string => [...key].sort().join();

function refuseTwice(keys: DuplicateKey[]): void {
  keys.forEach((key, place) => {
    if (new Set(key).size < key.length)
      throw faultAt('CONFIG_INVALID', `keys.${place}`, 'must name each field once');
    if (keys.slice(0, place).some((other) => sorted(other) === sorted(key)))
      throw faultAt('CONFIG_INVALID', `keys.${place}`, 'is there already');
  });
}

/** Settles by what leads are compared. Throws CONFIG_READ_ONLY, CONFIG_INVALID and CONFIG_STALE. */
export async function saveKeys(
  strapi: Core.Strapi,
  { revision, keys }: Pick<KeySettings, 'revision' | 'keys'>,
): Promise<KeySettings> {
  if (configured(strapi))
    throw new PluginError('CONFIG_READ_ONLY', 'The keys are set in the configuration (leads.duplicateKeys)');
  refuseTwice(keys);
  await writeSetting(strapi, 'duplicate-keys', { revision, value: keys });
  return keySettings(strapi);
}

import type { Core } from '@strapi/strapi';
import { changeOne, insertUnlessTaken } from '../../shared/database';
import { PluginError } from '../../shared/errors';

const settingUid = 'plugin::douyin.lead-setting';

/** What can be settled in the panel. */
export type SettingName = 'conversion-maps' | 'duplicate-keys';

/** A setting with the revision to change it from; 0 and null before anybody did. */
export type Setting<Value> = { revision: number; value: Value | null };

/** Reads a setting. */
export async function readSetting<Value>(strapi: Core.Strapi, name: SettingName): Promise<Setting<Value>> {
  const row = (await strapi.db.query(settingUid).findOne({ where: { name } })) as Setting<Value> | null;
  return row ? { revision: row.revision, value: row.value } : { revision: 0, value: null };
}

/** Writes a setting; throws CONFIG_STALE when it is of another revision by now. */
export async function writeSetting(
  strapi: Core.Strapi,
  name: SettingName,
  { revision, value }: { revision: number; value: unknown },
): Promise<void> {
  const next = { value, revision: revision + 1 };
  const isWritten =
    revision === 0
      ? await insertUnlessTaken(strapi, settingUid, 'name', { name, ...next })
      : await changeOne(strapi, settingUid, { name, revision }, next);
  if (!isWritten)
    throw new PluginError('CONFIG_STALE', 'Somebody else changed these settings meanwhile', { name });
}

import type { Core } from '@strapi/strapi';
import { tagLimits, type TagSetting } from '../../../../contracts/lead-tags';
import { identityKey } from '../../shared/crypto';
import { changeOne, insertOne, isUniqueViolation } from '../../shared/database';
import { PluginError } from '../../shared/errors';

const uid = 'plugin::douyin.lead-tag-setting';

type Row = { tagKey: string; name: string; color: TagSetting['color']; groupName: string | null };

const viewOf = ({ name, color, groupName }: Row): TagSetting => ({
  tag: name,
  color,
  group: groupName ?? '',
});

const allRows = (strapi: Core.Strapi): Promise<Row[]> =>
  strapi.db.query(uid).findMany({ limit: tagLimits.settings }) as Promise<Row[]>;

/** Colours and groups by tag, in the order of groups and tags; those without a group come last. */
export async function listSettings(strapi: Core.Strapi): Promise<TagSetting[]> {
  const order = (one: string, other: string) =>
    Number(one === '') - Number(other === '') || one.localeCompare(other, 'zh-Hans');
  return (await allRows(strapi))
    .map(viewOf)
    .sort((one, other) => order(one.group, other.group) || one.tag.localeCompare(other.tag, 'zh-Hans'));
}

/** Colours and groups by the keys of tags. */
export const settingsByKey = async (strapi: Core.Strapi): Promise<Map<string, TagSetting>> =>
  new Map((await allRows(strapi)).map((row) => [row.tagKey, viewOf(row)]));

/** Gives a tag a colour and a group, whether a lead has it or not. Throws CONFIG_CONFLICT above so many. */
export async function saveSetting(
  strapi: Core.Strapi,
  { tag, color, group }: TagSetting,
): Promise<TagSetting> {
  const tagKey = identityKey(tag);
  const columns = { color, groupName: group || null };
  const change = () => changeOne(strapi, uid, { tagKey }, columns);
  if (await change()) return { tag, color, group };
  if ((await strapi.db.query(uid).count()) >= tagLimits.settings)
    throw new PluginError('CONFIG_CONFLICT', `${tagLimits.settings} tags have a colour or a group already`);
  try {
    await insertOne(strapi, uid, { tagKey, name: tag, ...columns });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Somebody else did at the same moment.
    await change();
  }
  return { tag, color, group };
}

/** Takes colour and group from a tag; the tag stays on its leads. */
export async function removeSetting(strapi: Core.Strapi, tag: string): Promise<void> {
  await strapi.db.query(uid).deleteMany({ where: { tagKey: identityKey(tag) } });
}

/** Gives a renamed tag the colour and group it had, unless its new name has some. */
export async function carrySetting(strapi: Core.Strapi, from: string, to: string): Promise<void> {
  const settings = await settingsByKey(strapi);
  const known = settings.get(identityKey(from));
  if (known && !settings.has(identityKey(to))) await saveSetting(strapi, { ...known, tag: to });
}

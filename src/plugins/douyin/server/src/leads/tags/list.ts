import type { Core } from '@strapi/strapi';
import { tagLimits } from '../../../../contracts/lead-tags';
import { counted, numberIn } from '../list/ask';
import { keepStanding, narrowToReach, type Reach } from '../rights/reach';
import { tables } from '../row';
import { tagNames } from './names';
import { settingsByKey } from './settings';

/** Counts by tag key. */
type Counts = Map<string, number>;

type Counted = { tag_key: string; n: number | string };

const countsOf = (rows: Counted[]): Counts => new Map(rows.map(({ tag_key, n }) => [tag_key, Number(n)]));

const countLimit = tagLimits.counted + 1;

/** Of each tag a look at its index, as far as it is counted: a tag of a million leads costs no more than one of a thousand. */
async function countAll(strapi: Core.Strapi, keys: string[]): Promise<Counts> {
  const counts: Counted[] = [];
  for (const tag_key of keys) {
    const rows = strapi.db.getConnection(tables.tags).where({ tag_key }).limit(countLimit).select('id');
    counts.push({ tag_key, n: numberIn(await counted(strapi, rows)) });
  }
  return countsOf(counts);
}

async function countWithin(strapi: Core.Strapi, reach: Reach): Promise<Counts> {
  const leads = keepStanding(strapi, strapi.db.getConnection(`${tables.leads} as l`), 'l.merged_into_id');
  narrowToReach(strapi, leads, reach);
  const tagged = leads.join(`${tables.tags} as t`, 't.lead_id', 'l.id').groupBy('t.tag_key');
  return countsOf((await tagged.select('t.tag_key').count({ n: '*' })) as unknown as Counted[]);
}

async function countTags(
  strapi: Core.Strapi,
  reach: Reach,
): Promise<{ names: Map<string, string>; counts: Counts }> {
  if (reach.kind === 'some') {
    const counts = await countWithin(strapi, reach);
    return {
      counts,
      names: await tagNames(strapi, { keys: [...counts.keys()].slice(0, tagLimits.listed + 1) }),
    };
  }
  const names = await tagNames(strapi, { limit: tagLimits.listed + 1 });
  return { names, counts: await countAll(strapi, [...names.keys()]) };
}

/** The tags of leads within reach by name, with counts, colours and groups; tags and counts up to a limit. */
export async function listTags(strapi: Core.Strapi, reach: Reach) {
  const { names, counts } = await countTags(strapi, reach);
  const settings = await settingsByKey(strapi);
  const rows = [...names]
    .map(([key, tag]) => ({ tag, count: counts.get(key) ?? 0, setting: settings.get(key) }))
    .filter(({ count }) => count > 0)
    .map(({ tag, count, setting }) => ({
      tag,
      color: setting?.color ?? null,
      group: setting?.group ?? '',
      count: Math.min(count, tagLimits.counted),
      isCapped: count > tagLimits.counted,
    }))
    .sort((one, other) => one.tag.localeCompare(other.tag, 'zh-Hans'));
  return { rows: rows.slice(0, tagLimits.listed), isCapped: names.size > tagLimits.listed };
}

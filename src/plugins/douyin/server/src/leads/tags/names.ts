import type { Core } from '@strapi/strapi';
import { identityKey } from '../../shared/crypto';
import { ensureTable } from '../../shared/database';
import { batches, within, type Transaction } from '../row';

const table = 'douyin_lead_tag_names';

/** Makes the table where it is missing. */
export const ensureTagNames = (strapi: Core.Strapi): Promise<void> =>
  ensureTable(strapi, table, (columns) => {
    columns.string('tag_key', 64).primary();
    columns.string('name', 255).notNullable();
  });

/** Keeps how tags are written, by the keys leads are found with; in the transaction that gives them to leads. */
export async function keepTagNames(strapi: Core.Strapi, trx: Transaction, tags: string[]): Promise<void> {
  const names = new Map([...new Set(tags)].map((name) => [identityKey(name), name]));
  if (names.size === 0) return;
  const rows = () => strapi.db.getConnection(table).transacting(trx);
  const known = (await rows()
    .whereIn('tag_key', [...names.keys()])
    .pluck('tag_key')) as string[];
  // In one order for all, so that two who write the same wait for each other in turn.
  const fresh = [...names]
    .filter(([key]) => !known.includes(key))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  for (const batch of batches(fresh)) {
    const values = batch.map(([tag_key, name]) => ({ tag_key, name }));
    await rows().insert(values).onConflict('tag_key').ignore();
  }
}

/** Known names by key: those asked for, or the first of all. */
export async function tagNames(
  strapi: Core.Strapi,
  { keys, limit }: { keys?: string[]; limit?: number },
): Promise<Map<string, string>> {
  const rows = strapi.db.getConnection(table);
  if (keys) rows.whereIn('tag_key', keys);
  if (limit) rows.limit(limit);
  const found = (await rows.select('tag_key', 'name')) as { tag_key: string; name: string }[];
  return new Map(found.map(({ tag_key, name }) => [tag_key, name]));
}

/** Forgets how tags are written that no lead has any more; in the transaction that took them off. */
export async function forgetTagNames(strapi: Core.Strapi, trx: Transaction, keys: string[]): Promise<void> {
  const used = (await within(strapi, trx, 'tags').whereIn('tag_key', keys).distinct('tag_key')) as {
    tag_key: string;
  }[];
  const gone = keys.filter((key) => !used.some(({ tag_key }) => tag_key === key));
  await strapi.db.getConnection(table).transacting(trx).whereIn('tag_key', gone).delete();
}

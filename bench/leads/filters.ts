import { createHash } from 'node:crypto';
import type { Raw } from './raw';

/** A filter of the list, and what a good programmer would write for just this one: the leads' keys, the newest first. */
export type Filter = { name: string; query: Record<string, string>; keys: string };

const tag = '老客户';
const tagKey = createHash('sha256')
  .update(`${Buffer.byteLength(tag)}:${tag}`)
  .digest('hex');

// The plus keeps SQLite from going through nearly all leads by the index of that column.
const ofLeads = (where: string): string =>
  `SELECT acquired_at, id FROM douyin_leads l WHERE +merged_into_id IS NULL ${where} ORDER BY acquired_at DESC, id DESC`;

const ofSources = (where: string): string =>
  `SELECT DISTINCT acquired_at, lead_id AS id FROM douyin_lead_sources WHERE ${where} ORDER BY acquired_at DESC, lead_id DESC`;

const foundBy = (where: string): string =>
  `AND id IN (SELECT s.lead_id FROM douyin_lead_sources s WHERE ${where})`;

const ofTags = `SELECT acquired_at, lead_id AS id FROM douyin_lead_tags WHERE tag_key = '${tagKey}' ORDER BY acquired_at DESC, lead_id DESC`;

/** What is asked for, alone and together. */
export const filters: Filter[] = [
  { name: 'all', query: {}, keys: ofLeads('') },
  { name: 'status', query: { status: 'CONVERTED' }, keys: ofLeads("AND stage = 'CONVERTED'") },
  { name: 'account', query: { account: 'account-0' }, keys: ofSources("account_id = 'account-0'") },
  { name: 'tag', query: { tag }, keys: ofTags },
  {
    name: 'owner, status',
    query: { owner: '7', status: 'CONTACTED' },
    keys: ofLeads("AND owner_id = 7 AND stage = 'CONTACTED'"),
  },
  {
    name: 'account, source, status',
    query: { account: 'account-1', source: 'comment', status: 'CONVERTED' },
    keys: ofLeads(`AND stage = 'CONVERTED' ${foundBy("s.account_id = 'account-1' AND s.kind = 'comment'")}`),
  },
];

/** Gives the leads stages, owners and a tag, as years of work would. */
export async function fillStaff(raw: Raw): Promise<void> {
  await raw.run(
    `UPDATE douyin_leads SET
       stage = CASE WHEN id % 50 = 0 THEN 'CONVERTED' WHEN id % 5 = 0 THEN 'CONTACTED' ELSE 'NEW' END,
       owner_id = CASE WHEN id % 3 = 0 THEN NULL ELSE id % 40 + 1 END`,
  );
  await raw.run(
    `INSERT INTO douyin_lead_tags (document_id, created_at, updated_at, lead_id, acquired_at, tag_key)
     SELECT document_id, created_at, updated_at, id, acquired_at, '${tagKey}' FROM douyin_leads WHERE id % 10 = 0`,
  );
}

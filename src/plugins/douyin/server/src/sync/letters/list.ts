import type { Core } from '@strapi/strapi';
import type { LetterView } from '../../../../contracts/sync';
import { letterTable, letterUid, waiting, type LetterRow } from './row';

const iso = (moment: string | Date | null): string | null => (moment ? new Date(moment).toISOString() : null);

const toView = (letter: LetterRow): LetterView => ({
  id: letter.documentId,
  streamId: letter.streamId,
  runId: letter.runId,
  reason: letter.reason,
  attempts: letter.attempts,
  keptAt: new Date(letter.createdAt).toISOString(),
  resolvedAt: iso(letter.resolvedAt),
  resolution: letter.resolution,
  note: letter.note,
});

/** Which letters of a stream to list; pages count from 1. */
export type LetterQuery = { page: number; pageSize: number; state: 'waiting' | 'resolved' };

/** A page of a stream's letters, the newest first, with the count of all. */
export async function listLetters(
  strapi: Core.Strapi,
  streamId: string,
  { page, pageSize, state }: LetterQuery,
): Promise<{ rows: LetterView[]; total: number }> {
  const where = { streamId, ...(state === 'waiting' ? waiting : { resolvedAt: { $notNull: true } }) };
  const query = strapi.db.query(letterUid);
  const paged = { orderBy: { id: 'desc' as const }, limit: pageSize, offset: (page - 1) * pageSize };
  const [rows, total] = await Promise.all([query.findMany({ where, ...paged }), query.count({ where })]);
  return { rows: (rows as LetterRow[]).map(toView), total };
}

/** How many letters wait, by stream. */
export async function countLetters(strapi: Core.Strapi, streamIds: string[]): Promise<Map<string, number>> {
  const rows = (await strapi.db
    .getConnection(letterTable)
    .whereIn('stream_id', streamIds)
    .whereNull('resolved_at')
    .groupBy('stream_id')
    .select('stream_id')
    .count({ n: '*' })) as { stream_id: string; n: number | string }[];
  return new Map(rows.map(({ stream_id, n }) => [stream_id, Number(n)]));
}

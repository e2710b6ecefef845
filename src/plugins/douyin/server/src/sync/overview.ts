import type { Core } from '@strapi/strapi';
import {
  streamHealths,
  type RunView,
  type StreamHealth,
  type StreamQuery,
  type StreamView,
} from '../../../contracts/sync';
import { service } from '../shared/service';
import { addStreams } from './add-streams';
import { countLetters } from './letters/list';
import { needStream, runUid, streamUid, type RunRow, type StreamRow } from './row';
import { toRunView, toStreamView } from './view';

const newest = { orderBy: { id: 'desc' as const } };

/** The last run of each stream, by stream; one that is under way is always the last. */
async function lastRuns(strapi: Core.Strapi, streamIds: string[]): Promise<Map<string, RunRow>> {
  const last = (await strapi.db
    .getConnection('douyin_sync_runs')
    .whereIn('stream_id', streamIds)
    .groupBy('stream_id')
    .max({ id: 'id' })) as { id: number }[];
  const ids = last.map(({ id }) => id);
  const runs = (await strapi.db.query(runUid).findMany({ where: { id: { $in: ids } } })) as RunRow[];
  return new Map(runs.map((run) => [run.streamId, run]));
}

/** The last FULL run of each stream that came to its end, by stream. */
async function lastFullRuns(strapi: Core.Strapi, rows: StreamRow[]): Promise<Map<string, RunRow>> {
  const ended = rows.filter(({ lastFullAt }) => lastFullAt !== null);
  const find = ({ documentId: streamId }: StreamRow) =>
    strapi.db.query(runUid).findOne({ where: { streamId, strategy: 'FULL', stage: 'done' }, ...newest });
  const runs = (await Promise.all(ended.map(find))) as (RunRow | null)[];
  return new Map(runs.flatMap((run) => (run ? [[run.streamId, run]] : [])));
}

/** Streams as administrators see them. */
export async function viewStreams(strapi: Core.Strapi, rows: StreamRow[]): Promise<StreamView[]> {
  const ids = rows.map(({ documentId }) => documentId);
  const [runs, fullRuns, letters, names] = await Promise.all([
    lastRuns(strapi, ids),
    lastFullRuns(strapi, rows),
    countLetters(strapi, ids),
    service(strapi, 'accounts').nicknames(rows.map(({ accountId }) => accountId)),
  ]);
  return rows.map((row) =>
    toStreamView(row, {
      run: runs.get(row.documentId) ?? null,
      fullRun: fullRuns.get(row.documentId) ?? null,
      deadLetters: letters.get(row.documentId) ?? 0,
      accountName: names.get(row.accountId) ?? '',
    }),
  );
}

/** One stream as administrators see it; throws SYNC_NOT_FOUND. */
export async function viewStream(strapi: Core.Strapi, streamId: string): Promise<StreamView> {
  const [view] = await viewStreams(strapi, [await needStream(strapi, streamId)]);
  if (!view) throw new Error('The stream vanished while it was read');
  return view;
}

/** Streams of one account, those that it has not yet had included. */
export async function streamsOf(strapi: Core.Strapi, accountId: string): Promise<StreamView[]> {
  await addStreams(strapi, accountId);
  const query = { where: { accountId }, orderBy: { id: 'asc' as const } };
  return viewStreams(strapi, (await strapi.db.query(streamUid).findMany(query)) as StreamRow[]);
}

/** A page of all streams that pass, the oldest first. */
export async function listStreams(
  strapi: Core.Strapi,
  { page, pageSize, health, kind, app, account }: StreamQuery,
): Promise<{ rows: StreamView[]; total: number }> {
  const where = {
    ...(health ? { health } : {}),
    ...(kind ? { kind } : {}),
    ...(app ? { appId: app } : {}),
    ...(account ? { accountId: account } : {}),
  };
  const query = strapi.db.query(streamUid);
  const paged = { orderBy: { id: 'asc' as const }, limit: pageSize, offset: (page - 1) * pageSize };
  const [rows, total] = await Promise.all([query.findMany({ where, ...paged }), query.count({ where })]);
  return { rows: await viewStreams(strapi, rows as StreamRow[]), total };
}

/** How many of the streams that are switched on are how well. */
export async function countHealths(strapi: Core.Strapi): Promise<{ health: StreamHealth; count: number }[]> {
  const rows = (await strapi.db
    .getConnection('douyin_sync_streams')
    .where({ enabled: true })
    .groupBy('health')
    .select('health')
    .count({ n: '*' })) as { health: StreamHealth; n: number | string }[];
  const counts = new Map(rows.map(({ health, n }) => [health, Number(n)]));
  return streamHealths.flatMap((health) => {
    const count = counts.get(health) ?? 0;
    return count > 0 ? [{ health, count }] : [];
  });
}

/** A page of a stream's runs, the newest first. */
export async function listRuns(
  strapi: Core.Strapi,
  streamId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: RunView[]; total: number }> {
  const where = { streamId: (await needStream(strapi, streamId)).documentId };
  const query = strapi.db.query(runUid);
  const paged = { ...newest, limit: pageSize, offset: (page - 1) * pageSize };
  const [rows, total] = await Promise.all([query.findMany({ where, ...paged }), query.count({ where })]);
  return { rows: (rows as RunRow[]).map(toRunView), total };
}

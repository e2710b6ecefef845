import type { Core } from '@strapi/strapi';
import type { RefusalView } from '../../../../contracts/webhook-inbox';
import { readJson } from '../../shared/database';
import { refusalTable } from '../receive/refusals';
import { namesOf } from './view';

type RefusalRow = {
  document_id: string;
  at: Date;
  reason: string;
  app_id: string | null;
  event: string | null;
  bytes: number | null;
  body_mark: string | null;
  content_type: string | null;
  msg_id: string | null;
  signed: unknown;
  names: unknown;
  more: number | null;
};

const toView = (row: RefusalRow, names: Map<string, string | null>): RefusalView => ({
  id: row.document_id,
  at: new Date(row.at).toISOString(),
  reason: row.reason,
  app: row.app_id === null ? null : { id: row.app_id, name: names.get(row.app_id) ?? null },
  event: row.event,
  bytes: row.bytes,
  bodyMark: row.body_mark,
  contentType: row.content_type,
  msgId: row.msg_id,
  signed: Boolean(row.signed),
  names: readJson<string[] | null>(row.names) ?? [],
  more: row.more ?? 0,
});

/** A page of refused calls, the newest first, with the count of those that are kept. */
export async function listRefusals(
  strapi: Core.Strapi,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: RefusalView[]; total: number }> {
  const table = () => strapi.db.getConnection(refusalTable);
  const found = table()
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select('*') as unknown as Promise<RefusalRow[]>;
  const [rows, counted] = await Promise.all([found, table().count({ n: '*' }).first()]);
  const names = await namesOf(
    strapi,
    rows.flatMap(({ app_id: id }) => id ?? []),
  );
  return { rows: rows.map((row) => toView(row, names)), total: Number(counted?.n ?? 0) };
}

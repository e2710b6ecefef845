import type { Core } from '@strapi/strapi';
import type { AuditRange } from '../../../contracts/audit';
import { auditUid, toLine, type AuditRow } from './row';

const pageSize = 500;

function whereOf({ action, target, from, to }: AuditRange): Record<string, unknown> {
  const at = { ...(from ? { $gte: new Date(from) } : {}), ...(to ? { $lt: new Date(to) } : {}) };
  return {
    ...(action ? { action } : {}),
    ...(target ? { targetId: target } : {}),
    ...(from || to ? { at } : {}),
  };
}

async function newestId(strapi: Core.Strapi): Promise<number> {
  const [row] = (await strapi.db
    .query(auditUid)
    .findMany({ select: ['id'], orderBy: { id: 'desc' }, limit: 1 })) as Pick<AuditRow, 'id'>[];
  return row?.id ?? 0;
}

/** The lines of a range as newline-delimited JSON, the oldest first, a page at a time; those written meanwhile stay out. */
export async function* exportLines(strapi: Core.Strapi, range: AuditRange): AsyncGenerator<string> {
  const last = await newestId(strapi);
  for (let after = 0; after < last;) {
    const where = { ...whereOf(range), id: { $gt: after, $lte: last } };
    const page = { where, orderBy: { id: 'asc' as const }, limit: pageSize };
    const rows = (await strapi.db.query(auditUid).findMany(page)) as AuditRow[];
    if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(toLine(row))}\n`).join('');
    after = rows.length < pageSize ? last : (rows.at(-1)?.id ?? last);
  }
}

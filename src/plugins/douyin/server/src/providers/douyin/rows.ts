import { z } from 'zod';
import { unreadable } from '../answer';
import type { HttpAnswer } from '../../shared/request';

/**
 * A row of a page that cannot be read: its place from 0, what is wrong (fields, never values), and its JSON. That may hold
 * personal data, so it is sealed before it is kept.
 */
export type BadRow = { index: number; reason: string; raw: string };

/** The rows of a page, read and as they came; a bad one keeps no other from being read. */
export type Rows<Row> = { rows: Row[]; raw: unknown[]; bad: BadRow[] };

/** One page: `cursor` asks for the next one while `hasMore`; `total` is null where the platform counts nothing. */
export type Page<Row> = Rows<Row> & { cursor: string; hasMore: boolean; total: number | null };

/** The rows of an answer as they came, for `readRows`; none where the list is missing. */
export const rawRows = z
  .array(z.unknown())
  .nullish()
  .transform((rows) => rows ?? []);

/** What is wrong with a row: fields, never values. */
export function reasonOf({ issues }: z.ZodError): string {
  const places = [...new Set(issues.map(({ path }) => path.join('.')))];
  return places.includes('') ? 'is not a row' : `cannot be read at ${places.join(', ')}`;
}

/** Reads a page's rows one by one. */
export function readRows<Shape extends z.ZodType>(shape: Shape, raw: unknown[]): Rows<z.output<Shape>> {
  const read: Rows<z.output<Shape>> = { rows: [], raw: [], bad: [] };
  for (const [index, row] of raw.entries()) {
    const result = shape.safeParse(row);
    if (result.success) {
      read.rows.push(result.data);
      read.raw.push(row);
    } else read.bad.push({ index, reason: reasonOf(result.error), raw: JSON.stringify(row) });
  }
  return read;
}

/** How a page says where it ends. */
type PageEnd = { cursor: string | null; hasMore: boolean; total?: number | null };

/** A page of its rows and its end. Throws API_UNREADABLE where more is promised without a way to get it. */
export function toPage<Row>(
  answer: HttpAnswer,
  rows: Rows<Row>,
  { cursor, hasMore, total = null }: PageEnd,
): Page<Row> {
  if (hasMore && cursor === null) throw unreadable('lacks its cursor', answer);
  return { ...rows, cursor: cursor ?? '0', hasMore, total };
}

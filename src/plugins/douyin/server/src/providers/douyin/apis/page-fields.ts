import { z } from 'zod';
import type { HttpAnswer } from '../../../shared/request';
import { idText, optionalFlag, optionalNumber } from '../../answer';
import { readData } from '../read';
import { rawRows, readRows, toPage, type Page } from '../rows';

/** What every list by cursor takes. */
export const pageFields = {
  /** Rows of a page, 1 to 20. */
  count: z.number().int().min(1).max(20),
  /** What the page before gave; left out for the first page, and never made up. */
  cursor: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
};

/** These as the platform takes them; the first page is cursor 0. */
export const pageQuery = ({ count, cursor }: { count: number; cursor?: string | undefined }) => ({
  count: String(count),
  cursor: cursor ?? '0',
});

/** A moment: a Date, or a text such as `2026-01-31T10:00:00Z`. */
export const momentField = z.union([
  z.date(),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
]);

/** A moment as the platform takes it: whole Unix seconds. */
export const inSeconds = (moment: Date): string => String(Math.floor(moment.getTime() / 1000));

/** How `data` says where a page ends. */
export const pageEnd = { cursor: idText.nullish(), has_more: optionalFlag, total: optionalNumber };

/** Reads a page whose rows stand in `data.list`. */
export function readListPage<Shape extends z.ZodType>(answer: HttpAnswer, row: Shape): Page<z.output<Shape>> {
  const data = readData(answer, 'api', z.object({ list: rawRows, ...pageEnd }));
  return toPage(answer, readRows(row, data.list), {
    cursor: data.cursor ?? null,
    hasMore: data.has_more ?? false,
    total: data.total,
  });
}

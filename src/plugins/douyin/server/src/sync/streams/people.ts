import { z } from 'zod';
import type { Rows } from '../../providers';
import type { FoundPerson } from '../../leads/service';
import type { Cursor } from '../row';
import type { Page } from './stream';

const genders: Record<number, string> = { 1: 'male', 2: 'female' };

/** A gender as leads have it; null where the platform does not say. */
export const genderOf = (number: number | null): string | null => genders[number ?? 0] ?? null;

/** Somebody by the open_id, of whom more may be told. */
export const person = (openId: string, more: Partial<FoundPerson> = {}): FoundPerson => ({ openId, ...more });

/** A person with what the platform said, where the app keeps it. */
export const withRaw = (
  { keepsRaw }: { keepsRaw: boolean | null },
  found: FoundPerson,
  raw: unknown,
): FoundPerson => (keepsRaw ? { ...found, raw } : found);

/** The settings of a stream that needs none. */
export const noSettings = z.strictObject({});

type Naming<Row> = { about?: string; rowIdOf?: (row: Row) => string };

/** The people of a page's rows, and the rows that are none, all of them about one thing. */
export const foundIn = <Row>(
  { rows, raw, bad }: Rows<Row>,
  toPerson: (row: Row) => FoundPerson,
  { about = '', rowIdOf }: Naming<Row> = {},
): Pick<Page, 'found' | 'bad'> => ({
  found: rows.map((row, index) => ({
    person: toPerson(row),
    raw: raw[index],
    about,
    rowId: rowIdOf?.(row) ?? null,
  })),
  bad: bad.map(({ reason, raw: text }) => ({ reason, raw: text, about })),
});

const place = z.object({ at: z.string().nullable() });

/** The cursor of a list: where the platform said that the next page begins. */
export const listCursor = (at: string | null): Cursor => ({ at });

/** What a list is asked with at a cursor. */
export function listPlace(cursor: Cursor): { cursor?: string } {
  const { at } = place.parse(cursor);
  return at === null ? {} : { cursor: at };
}

/** Where a list goes on; null at its end. */
export const nextPlace = ({ hasMore, cursor }: { hasMore: boolean; cursor: string }): Cursor | null =>
  hasMore ? listCursor(cursor) : null;

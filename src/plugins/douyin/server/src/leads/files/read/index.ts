import type { LeadFileFormat } from '../../../../../contracts/lead-files';
import { beginningOf, csvRows, delimiterOf } from './csv';
import { encodingOf, firstBytes, type Encoding } from './encoding';
import { unreadable } from './fault';
import { xlsxRows } from './xlsx';

/** How a file is to be read. */
export type Source = { format: LeadFileFormat; encoding: Encoding | null; delimiter: string | null };

/** Finds out what a file is; throws LEAD_FILE_INVALID for one that is no table. */
export async function sourceOf(place: string): Promise<Source> {
  const head = await firstBytes(place, 8);
  if (head.length === 0) throw unreadable('The file is empty');
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04])))
    return { format: 'xlsx', encoding: null, delimiter: null };
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw unreadable(
      'This is a file of an old Excel (.xls) or an encrypted one: save it as .xlsx without a password, or as CSV',
    );
  const encoding = await encodingOf(place);
  return { format: 'csv', encoding, delimiter: delimiterOf(await beginningOf(place, encoding)) };
}

/** The rows of a file, its headings first; nothing of it is kept. */
export const rowsOf = (place: string, { format, encoding, delimiter }: Source): AsyncGenerator<string[]> =>
  format === 'xlsx'
    ? xlsxRows(place)
    : csvRows(place, { encoding: encoding ?? 'utf-8', delimiter: delimiter ?? ',' });

import { parse } from 'csv-parse';
import { unguarded } from '../table/guard';
import { isMark } from '../table/mark';
import { textOf, type Encoding } from './encoding';
import { readLimits, unreadable } from './fault';

/** What can stand between cells. */
export const delimiters = [',', ';', '\t'] as const;

const quoted = /"(?:[^"]|"")*(?:"|$)/g;

/** What divides the cells of a text: the sign that stands most often on its first line, outside of quotes. */
export function delimiterOf(text: string): string {
  const [line = ''] = text
    .replace(quoted, 'x')
    .split(/\r\n|\n|\r/)
    .filter((one) => one.trim() !== '');
  const counts = delimiters.map((sign) => [line.split(sign).length, sign] as const);
  return counts.reduce((most, one) => (one[0] > most[0] ? one : most))[1];
}

/** The beginning of a text file, as far as its delimiter shows in it. */
export async function beginningOf(place: string, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const chunk of textOf(place, encoding)) {
    text += String(chunk);
    if (text.length > 65_536) break;
  }
  return text;
}

const settings = (delimiter: string) => ({
  delimiter,
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  // Of one quote that is never closed all the rest would be one cell.
  max_record_size: readLimits.row * 1000,
});

/** The rows of a CSV, from its headings on; as they were before they were guarded against formulas. */
export async function* csvRows(
  place: string,
  { encoding, delimiter }: { encoding: Encoding; delimiter: string },
): AsyncGenerator<string[]> {
  const source = textOf(place, encoding);
  const parser = parse(settings(delimiter));
  source.on('error', (error: Error) => parser.destroy(error));
  try {
    for await (const row of source.pipe(parser)) {
      const cells = (row as string[]).map(unguarded);
      if (!isMark(cells)) yield cells;
    }
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number };
    if (code?.startsWith('CSV_')) throw unreadable(`Line ${lines ?? '?'}: ${(error as Error).message}`);
    throw error;
  } finally {
    parser.destroy();
  }
}

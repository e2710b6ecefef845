import { guarded } from './guard';
import { markText } from './mark';
import type { Piece, Table, TableState } from './state';

const special = /[",;\r\n\t']/;

// By hand: a writer of streams costs more for a cell than the database does.
function cellOf(text: string): string {
  const cell = guarded(text);
  return special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function lineOf(row: string[]): string {
  let line = '';
  for (let place = 0; place < row.length; place += 1) {
    const text = row[place] ?? '';
    line += (place > 0 ? ',' : '') + (text === '' ? '' : cellOf(text));
  }
  // A line of one empty cell would be no line.
  return `${line || '""'}\r\n`;
}

function piece({ bytes }: TableState, text: string): Promise<Piece> {
  const data = Buffer.from(text, 'utf8');
  return Promise.resolve({ data, state: { bytes: bytes + data.length } });
}

/** CSV in UTF-8 with a byte order mark, commas and CRLF, each cell guarded against formulas. */
export const csvTable: Table = {
  begin: (headings) => piece({ bytes: 0 }, `\uFEFF${lineOf(headings)}`),
  append: (state, rows) => {
    let text = '';
    for (const row of rows) text += lineOf(row);
    return piece(state, text);
  },
  finish: (state, mark) => piece(state, mark ? lineOf([markText(mark)]) : ''),
};

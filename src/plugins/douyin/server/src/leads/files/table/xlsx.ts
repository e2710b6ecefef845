import { cleaned } from './guard';
import type { Mark } from './mark';
import type { Piece, Table, TableState } from './state';
import { directory, entryEnd, entryHeader, packed, zipLimit, type Entry } from './zip-write';
import {
  cellXml,
  contentTypes,
  rootRelations,
  sheetEnd,
  sheetStart,
  workbook,
  workbookRelations,
} from './xlsx-parts';
import { PluginError } from '../../../shared/errors';

/** The sheet being written, rows in it below its headings, and the sheets before it. */
export type XlsxState = { sheet: Entry; rows: number; before: Entry[] };

/** Rows of a sheet below its headings. */
export const rowsInSheet = 1_048_575;

// A sheet far below what an archive can hold of one file.
const bytesInSheet = 3_000_000_000;

const sheetName = (number: number) => `xl/worksheets/sheet${number}.xml`;

const rowXml = (cells: string[]): string =>
  `<row>${cells.map((cell) => cellXml(cleaned(cell))).join('')}</row>`;

function entryAt(name: string, offset: number): Entry {
  return { name, offset, crc: 0, raw: 0, packed: 0 };
}

/** Pieces one after the other. */
function joined(state: TableState, parts: Buffer[], xlsx: XlsxState): Piece {
  const data = Buffer.concat(parts);
  const bytes = state.bytes + data.length;
  if (bytes > zipLimit)
    throw new PluginError(
      'LEAD_FILE_TOO_BIG',
      'An XLSX holds no more than 4 GB: export as CSV, or less at once',
    );
  return { data, state: { bytes, xlsx } };
}

async function openSheet(state: TableState, headings: string[], before: Entry[]): Promise<Piece> {
  const sheet = entryAt(sheetName(before.length + 1), state.bytes);
  const start = await packed(sheet, sheetStart + rowXml(headings));
  return joined(state, [entryHeader(sheet), start.data], { sheet: start.entry, rows: 0, before });
}

async function closeSheet(state: TableState, xlsx: XlsxState): Promise<Piece> {
  const { data, entry } = await packed(xlsx.sheet, sheetEnd, true);
  const before = [...xlsx.before, entry];
  return joined(state, [data, entryEnd(entry)], { ...xlsx, sheet: entry, before });
}

/** A sheet behind all others that tells of the file itself; its headings are no columns, so that it is not read as leads. */
const addMark = (state: TableState, { title, lines }: Mark): Promise<Piece> =>
  inTurn(state, [
    (at) => openSheet(at, [title], xlsxOf(at).before),
    (at) => addRows(at, lines),
    (at) => closeSheet(at, xlsxOf(at)),
  ]);

const isFull = ({ rows, sheet }: XlsxState, limit: number): boolean =>
  rows >= limit || sheet.raw >= bytesInSheet;

async function smallFile(
  name: string,
  text: string,
  offset: number,
): Promise<{ data: Buffer; entry: Entry }> {
  const { data, entry } = await packed(entryAt(name, offset), text, true);
  return { data: Buffer.concat([entryHeader(entry), data, entryEnd(entry)]), entry };
}

async function bookOf(state: TableState, sheets: Entry[], mark: Mark | null): Promise<Piece> {
  const files = [
    ['xl/workbook.xml', workbook(sheets.length, mark?.title ?? null)],
    ['xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)],
    ['_rels/.rels', rootRelations],
    ['[Content_Types].xml', contentTypes(sheets.length)],
  ] as const;
  const parts: Buffer[] = [];
  const entries = [...sheets];
  let offset = state.bytes;
  for (const [name, text] of files) {
    const { data, entry } = await smallFile(name, text, offset);
    parts.push(data);
    entries.push(entry);
    offset += data.length;
  }
  const last = sheets.at(-1) ?? entryAt('', 0);
  return joined(state, [...parts, directory(entries, offset)], { sheet: last, rows: 0, before: sheets });
}

const xlsxOf = ({ xlsx }: TableState): XlsxState => {
  if (!xlsx) throw new Error('The table was not begun');
  return xlsx;
};

/** Does steps one after the other, each from the state the one before left. */
async function inTurn(state: TableState, steps: ((state: TableState) => Promise<Piece>)[]): Promise<Piece> {
  const parts: Buffer[] = [];
  let now = state;
  for (const step of steps) {
    const piece = await step(now);
    parts.push(piece.data);
    now = piece.state;
  }
  return { data: Buffer.concat(parts), state: now };
}

async function addRows(state: TableState, rows: string[][]): Promise<Piece> {
  const xlsx = xlsxOf(state);
  const { data, entry } = await packed(xlsx.sheet, rows.map(rowXml).join(''));
  return joined(state, [data], { ...xlsx, sheet: entry, rows: xlsx.rows + rows.length });
}

/**
 * A workbook of text cells, which never become formulas; a sheet that is full is followed by another. Every piece is packed
 * by itself, so that writing can go on after any of them. `limit`: rows of a sheet.
 */
export function xlsxTable(headings: string[], limit = rowsInSheet): Table {
  const nextSheet = (state: TableState) =>
    inTurn(state, [(at) => closeSheet(at, xlsxOf(at)), (at) => openSheet(at, headings, xlsxOf(at).before)]);
  return {
    begin: () => openSheet({ bytes: 0 }, headings, []),
    async append(state, rows) {
      if (rows.length === 0) return { data: Buffer.alloc(0), state };
      if (isFull(xlsxOf(state), limit)) return inTurn(state, [nextSheet, (at) => this.append(at, rows)]);
      const room = limit - xlsxOf(state).rows;
      return inTurn(state, [
        (at) => addRows(at, rows.slice(0, room)),
        (at) => this.append(at, rows.slice(room)),
      ]);
    },
    finish: (state, mark = null) =>
      inTurn(state, [
        (at) => closeSheet(at, xlsxOf(at)),
        ...(mark ? [(at: TableState) => addMark(at, mark)] : []),
        (at) => bookOf(at, xlsxOf(at).before, mark),
      ]),
  };
}

import { cleaned } from '../table/guard';
import { readLimits, unreadable } from './fault';
import { readXml, scanXml } from './xml';
import { entriesOf, openEntry, type ZipEntry } from './zip';

const mostShared = { texts: 3_000_000, characters: 60_000_000 };

const written = /_x([0-9A-Fa-f]{4})_/g;

/** A text as it was before the format wrote characters of it as signs. */
const textOf = (text: string): string =>
  cleaned(text.replace(written, (_sign, code: string) => String.fromCharCode(parseInt(code, 16))));

/** Collects the text of an element: all runs of it, but not how they are to be read aloud. */
function collector() {
  let text = '';
  let depth = 0;
  let aloud = 0;
  return {
    open(name: string) {
      if (name === 'rPh') aloud += 1;
      if (name === 't' && aloud === 0) depth += 1;
    },
    text(more: string) {
      if (depth > 0) text += more;
      if (text.length > readLimits.cell * 8) throw unreadable('The XLSX holds a cell without an end');
    },
    close(name: string) {
      if (name === 'rPh') aloud -= 1;
      if (name === 't' && depth > 0) depth -= 1;
    },
    take(): string {
      const taken = text;
      text = '';
      return taken;
    },
  };
}

async function sharedTexts(place: string, entry: ZipEntry | undefined): Promise<string[]> {
  if (!entry) return [];
  const texts: string[] = [];
  const run = collector();
  let characters = 0;
  await scanXml(await openEntry(place, entry), {
    open: run.open,
    text: run.text,
    close(name) {
      run.close(name);
      if (name !== 'si') return;
      const text = textOf(run.take());
      characters += text.length;
      texts.push(text);
      if (texts.length > mostShared.texts || characters > mostShared.characters)
        throw unreadable('The XLSX holds too many different texts: save it as CSV');
    },
  });
  return texts;
}

/** Numbers of columns by their letters, from 0: `A1` is 0. */
function columnOf(reference: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return next;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Long numbers as they are, not with an exponent. */
function numberText(text: string): string {
  const number = Number(text);
  return /e/i.test(text) && Number.isSafeInteger(number) ? String(number) : text;
}

type Cell = { column: number; type: string; value: string };

function valueOf({ type, value }: Cell, inline: string, shared: string[]): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'inlineStr') return textOf(inline);
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type === 'e') return '';
  return type === 'str' ? textOf(value) : numberText(value.trim());
}

/** What a sheet's elements come to: rows of cells, without empty ones. */
function rowReader(shared: string[], found: string[][]) {
  const run = collector();
  let row: string[] = [];
  let cell: Cell | null = null;
  let isValue = false;
  return {
    open(name: string, attributes: Record<string, string>) {
      run.open(name);
      if (name === 'row') row = [];
      if (name === 'v') isValue = true;
      if (name !== 'c') return;
      cell = { column: columnOf(attributes.r, row.length), type: attributes.t ?? 'n', value: '' };
      if (cell.column >= readLimits.row) throw unreadable(`The XLSX has more than ${readLimits.row} columns`);
      while (row.length < cell.column) row.push('');
    },
    text(more: string) {
      if (isValue && cell) cell.value += more;
      else run.text(more);
    },
    close(name: string) {
      run.close(name);
      if (name === 'v') isValue = false;
      if (name === 'c' && cell) {
        row[cell.column] = valueOf(cell, run.take(), shared);
        cell = null;
      }
      if (name === 'row' && row.some((text) => text !== '')) found.push(row);
    },
  };
}

const sheetNumber = ({ name }: ZipEntry): number | null => {
  const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
  return number ? Number(number) : null;
};

const same = (one: string[], other: string[]): boolean =>
  one.length === other.length && one.every((text, place) => text === other[place]);

/**
 * The rows of a workbook, from its headings on. Sheets after the first are read too where they have the same headings, which
 * then count once.
 */
export async function* xlsxRows(place: string): AsyncGenerator<string[]> {
  const entries = await entriesOf(place);
  const sheets = entries
    .filter((entry) => sheetNumber(entry) !== null)
    .sort((one, other) => (sheetNumber(one) ?? 0) - (sheetNumber(other) ?? 0));
  if (sheets.length === 0) throw unreadable('The XLSX holds no sheet');
  const shared = await sharedTexts(
    place,
    entries.find(({ name }) => name === 'xl/sharedStrings.xml'),
  );
  let headings: string[] | null = null;
  for (const sheet of sheets) {
    const found: string[][] = [];
    const taken = () => found.splice(0);
    let isFirst = true;
    for await (const row of readXml(await openEntry(place, sheet), rowReader(shared, found), taken)) {
      if (isFirst && headings && !same(row, headings)) break;
      if (!isFirst || !headings) yield row;
      headings ??= row;
      isFirst = false;
    }
  }
}

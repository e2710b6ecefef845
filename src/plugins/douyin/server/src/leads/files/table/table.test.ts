import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { rowsOf, sourceOf } from '../read';
import { guarded, unguarded } from './guard';
import { markOf, markText, type Mark } from './mark';
import { tableOf, type Table, type TableState } from './state';
import { xlsxTable } from './xlsx';

type Case = { what: string; text: string; kept?: string; csv: string };

const root = path.resolve(__dirname, '../../../../../../../..');
const cases = JSON.parse(readFileSync(path.join(root, 'test/formula-cells.json'), 'utf8')) as Case[];

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'douyin-table-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => path.join(folder, name);

/** Writes a table in pieces; the state goes through JSON between them, as between processes. */
async function write(
  table: Table,
  headings: string[],
  pieces: string[][][],
  mark: Mark | null = null,
): Promise<Buffer> {
  const data: Buffer[] = [];
  let state: TableState = { bytes: 0 };
  const begun = await table.begin(headings);
  data.push(begun.data);
  state = begun.state;
  for (const rows of pieces) {
    const piece = await table.append(JSON.parse(JSON.stringify(state)) as TableState, rows);
    data.push(piece.data);
    state = piece.state;
  }
  const end = await table.finish(state, mark);
  const whole = Buffer.concat([...data, end.data]);
  expect(whole).toHaveLength(end.state.bytes);
  return whole;
}

async function readBack(name: string, data: Buffer): Promise<string[][]> {
  writeFileSync(file(name), data);
  const rows: string[][] = [];
  for await (const row of rowsOf(file(name), await sourceOf(file(name)))) rows.push(row);
  return rows;
}

it.each(cases)(
  'row 42, formula guard: guards a cell of a CSV, and gives back what it was: $what',
  ({ text, kept = text, csv }) => {
    expect(guarded(text)).toBe(csv);
    expect(unguarded(csv)).toBe(kept);
  },
);

it.each(['csv', 'xlsx'] as const)('gives back from %s every text that went in', async (format) => {
  const headings = ['a', 'b'];
  const rows = cases.map(({ text }) => [text, 'x']);
  const data = await write(tableOf(format, headings), headings, [rows.slice(0, 7), rows.slice(7)]);
  const [first, ...back] = await readBack(`all.${format}`, data);
  expect(first).toEqual(headings);
  expect(back.map(([text]) => text)).toEqual(cases.map(({ text, kept = text }) => kept));
});

const alphabet = [...'=+-@\'"\t\r\n,; ＝＋－＠\u00a0\u200b\ufeff\u200f_x0D小🌸𠮷&<>19.a\\'];

/** Numbers that look random and are the same each time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

it.each(['csv', 'xlsx'] as const)('gives back from %s whatever is thrown together', async (format) => {
  const roll = dice(42);
  const text = () => Array.from({ length: roll(12) }, () => alphabet[roll(alphabet.length)]).join('');
  const rows = Array.from({ length: 3000 }, () => [text(), text(), 'x']);
  const data = await write(tableOf(format, ['a', 'b', 'c']), ['a', 'b', 'c'], [rows]);
  const [, ...back] = await readBack(`dice.${format}`, data);
  const edges = /^[\s\u00A0\u200B\uFEFF]+|[\s\u00A0\u200B\uFEFF]+$/g;
  expect(back).toEqual(rows.map((row) => row.map((cell) => cell.replace(edges, ''))));
  // What a spreadsheet looks at first: no cell of the CSV begins with what it could run.
  const risky = back
    .flat()
    .map(guarded)
    .filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell));
  expect(risky.filter((cell) => !/^[+-]?\d+(\.\d+)?$/.test(cell))).toEqual([]);
});

it('begins a CSV with a byte order mark and ends its lines with CR LF', async () => {
  const data = await write(tableOf('csv', ['线索']), ['线索', 'b'], [[['a;b', '']]]);
  expect(data.toString('utf8')).toBe('\uFEFF线索,b\r\n"a;b",\r\n');
});

it('goes on with another sheet when one is full, each with its headings, which count once when read', async () => {
  const rows = Array.from({ length: 7 }, (_, place) => [`r${place}`]);
  const data = await write(xlsxTable(['h'], 3), ['h'], [rows.slice(0, 2), rows.slice(2)]);
  expect(data.toString('latin1').match(/PK\x01\x02[^]{42}xl\/worksheets\/sheet\d\.xml/g)).toHaveLength(3);
  expect(await readBack('sheets.xlsx', data)).toEqual([['h'], ...rows]);
});

it('cuts a cell to what XLSX holds, not within a character', async () => {
  const long = `${'a'.repeat(32_766)}🌸`;
  const [, [cell] = []] = await readBack('long.xlsx', await write(xlsxTable(['h']), ['h'], [[[long]]]));
  expect(cell).toBe('a'.repeat(32_766));
});

describe('row 43, watermark', () => {
  const facts = {
    ...{ id: 'exp1', who: '=小林', at: new Date('2026-01-02T03:04:05Z'), rows: 2 },
    filter: '{"keyword":"<装修> & \\"茶\\""}',
  };
  const headings = ['昵称', '手机号'];
  const rows = [
    ['甲', '1'],
    ['乙', '2'],
  ];

  it.each(['zh-Hans', 'en'] as const)(
    'of an XLSX is a sheet of its own, which is not read as leads (%s)',
    async (language) => {
      const mark = markOf(language, facts);
      const data = await write(tableOf('xlsx', headings), headings, [rows], mark);
      expect(await readBack(`mark-${language}.xlsx`, data)).toEqual([headings, ...rows]);
      const sheets = unzipSync(data);
      const text = (name: string) => strFromU8(sheets[name] ?? new Uint8Array());
      expect(text('xl/workbook.xml')).toContain(`<sheet name="${mark.title}" sheetId="2"`);
      expect(text('[Content_Types].xml')).toContain('/xl/worksheets/sheet2.xml');
      for (const cell of [mark.title, 'exp1', '=小林', '2026-01-02T03:04:05.000Z', '&lt;装修&gt; &amp;'])
        expect(text('xl/worksheets/sheet2.xml')).toContain(cell);
    },
  );

  it('of a CSV is a last line of one cell, which an import leaves out', async () => {
    const mark = markOf('zh-Hans', facts);
    const data = await write(tableOf('csv', headings), headings, [rows], mark);
    const lines = data.toString().trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe(`"${markText(mark).replaceAll('"', '""')}"`);
    expect(await readBack('mark.csv', data)).toEqual([headings, ...rows]);
  });

  it('is not there where none is wanted', async () => {
    const data = await write(tableOf('csv', headings), headings, [rows]);
    expect(data.toString()).not.toContain('#');
    expect(Object.keys(unzipSync(await write(tableOf('xlsx', headings), headings, [rows])))).not.toContain(
      'xl/worksheets/sheet2.xml',
    );
  });
});

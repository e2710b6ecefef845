import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { encode } from 'iconv-lite';
import { rowsOf, sourceOf } from '.';

let folder: string;
let count = 0;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'douyin-read-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(data: Uint8Array | string) {
  const file = path.join(folder, `f${(count += 1)}`);
  writeFileSync(file, data);
  const source = await sourceOf(file);
  const rows: string[][] = [];
  for await (const row of rowsOf(file, source)) rows.push(row);
  return { ...source, rows };
}

const fault = (data: Uint8Array | string) =>
  read(data).then(
    () => 'read',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );

const rows = [
  ['昵称', '手机'],
  ['小河🌸', '13800138000'],
  ['装修, 公司', '说 "好"'],
];
const csv = '昵称,手机\r\n小河🌸,13800138000\r\n"装修, 公司","说 ""好"""\r\n';
const withoutPicture = csv.replace('🌸', '');

it.each([
  ['utf-8', csv],
  ['utf-8', `\uFEFF${csv}`],
  ['gb18030', encode(csv, 'gb18030')],
  ['gb18030', encode(withoutPicture, 'gbk')],
  ['utf-16le', encode(csv, 'utf-16le', { addBOM: true })],
  ['utf-16le', encode(csv, 'utf-16le')],
  ['utf-16be', encode(csv, 'utf-16be', { addBOM: true })],
])('finds out that a text is %s', async (encoding, data) => {
  const found = await read(data);
  expect(found.encoding).toBe(encoding);
  expect(found.rows.map((row) => row.map((cell) => cell.replace('🌸', '')))).toEqual(
    rows.map((row) => row.map((cell) => cell.replace('🌸', ''))),
  );
});

it('takes a file for GBK whose first Chinese character stands on its last line', async () => {
  const plain = 'name,phone\n' + 'a,1\n'.repeat(50_000);
  const { encoding, rows: all } = await read(Buffer.concat([Buffer.from(plain), encode('小河,2\n', 'gbk')]));
  expect(encoding).toBe('gb18030');
  expect(all.at(-1)).toEqual(['小河', '2']);
}, 60_000);

it.each([
  [',', 'a,b;c,d\n1,2,3\n'],
  [';', 'a;b;"c,d,e,f"\n1;2;3\n'],
  ['\t', 'a\tb\tc\n1\t2\t3\n'],
  [',', 'a\n1\n'],
])('finds out that %j divides the cells', async (delimiter, text) => {
  expect((await read(text)).delimiter).toBe(delimiter);
});

it.each([
  ['nothing', '', /empty/],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /save it as \.xlsx/],
  ['a quote that is never closed', `a,b\n"${'x'.repeat(600_000)}`, /LEAD_FILE_INVALID: Line/],
  ['half an archive', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /it has no end/],
])('refuses %s with a sentence', async (_what, data, sentence) => {
  expect(await fault(data)).toMatch(sentence);
});

const sheet = (body: string) =>
  `<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData>${body}</x:sheetData></x:worksheet>`.replace(
    /x:/g,
    '',
  );

const book = (parts: Record<string, string>, options: Zippable = {}): Uint8Array =>
  zipSync({
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    ...options,
  });

const texts =
  '<sst><si><t>昵称</t></si><si><r><t>小</t></r><r><t xml:space="preserve">河 </t></r><rPh><t>xiǎo</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si></sst>';

it('reads shared, inline and computed texts, numbers and gaps of another program’s workbook', async () => {
  const body =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>电话</t></is></c></row>' +
    '<row r="2"/>' +
    '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="b"><v>1</v></c><c r="C3"><v>1.3800138E10</v></c></row>' +
    '<row r="4"><c r="A4" t="str"><f>A1</f><v>昵 称</v></c><c r="B4" t="s"><v>2</v></c><c r="C4" t="e"><v>#N/A</v></c></row>';
  const found = await read(book({ 'xl/worksheets/sheet1.xml': sheet(body), 'xl/sharedStrings.xml': texts }));
  expect(found.format).toBe('xlsx');
  expect(found.rows).toEqual([
    ['昵称', '', '电话'],
    ['小河', 'true', '13800138000'],
    ['昵 称', 'a\rb_x000D_', ''],
  ]);
});

const bomb = (): Uint8Array =>
  book({
    'xl/worksheets/sheet1.xml': sheet(
      `<row><c t="str"><v>a</v></c></row>${' '.repeat(900_000)}<row/>`.repeat(8),
    ),
  });

/** The same, with a list of files that says the sheet is small. */
function lyingBomb(): Uint8Array {
  const data = Buffer.from(bomb());
  data.writeUInt32LE(1000, data.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  return data;
}

it.each([
  ['a bomb', bomb, /unpacks to far more/],
  ['a bomb that lies about its size', lyingBomb, /unpacks to far more/],
  [
    'a cell without an end',
    () =>
      book({
        'xl/worksheets/sheet1.xml': sheet(`<row><c t="str"><v>${'x'.repeat(3_500_000)}</v></c></row>`),
      }),
    /without an end/,
  ],
  [
    'entities of its own',
    () =>
      book({
        'xl/worksheets/sheet1.xml': `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${sheet('<row><c t="str"><v>&x;</v></c></row>').replace(/<\?xml[^>]*>/, '')}`,
      }),
    /declares types of its own/,
  ],
  ['broken XML', () => book({ 'xl/worksheets/sheet1.xml': '<worksheet><row></worksheet>' }), /damaged/],
  ['an archive without a sheet', () => book({ 'word/document.xml': '<a/>' }), /holds no sheet/],
])('refuses a workbook with %s', async (_what, make, sentence) => {
  expect(await fault(make())).toMatch(sentence);
});

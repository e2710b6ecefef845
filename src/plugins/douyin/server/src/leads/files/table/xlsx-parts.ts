const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** Characters a cell can hold. */
export const cellLimit = 32_767;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML cannot hold, and what would be read as such a sign: written as the format writes them. */
const unwritable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;

const code = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** A text cut to what a cell can hold, between characters. */
function cut(text: string): string {
  if (text.length <= cellLimit) return text;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(cellLimit - 1));
  return text.slice(0, isHalf ? cellLimit - 1 : cellLimit);
}

/** A cell of text; nothing for an empty one, but the place is kept. */
export function cellXml(text: string): string {
  if (text === '') return '<c/>';
  // Through UTF-8: half characters have no place in XML.
  const written = Buffer.from(cut(text), 'utf8')
    .toString('utf8')
    .replace(unwritable, code)
    .replace(/[&<>]/g, (sign) => signs[sign] ?? sign);
  return `<c t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`;
}

/** What stands before the rows of a sheet, the headings stay in view; and behind them. */
export const sheetStart =
  `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';
export const sheetEnd = '</sheetData></worksheet>';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, place) => place + 1);

/** The workbook's list of sheets; the last one has a title of its own where one is given. */
export const workbook = (sheets: number, lastTitle: string | null): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
  numbers(sheets)
    .map((number) => {
      const name = lastTitle !== null && number === sheets ? lastTitle : `Leads ${number}`;
      return `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`;
    })
    .join('') +
  '</sheets></workbook>';

/** Where the workbook's sheets lie. */
export const workbookRelations = (sheets: number): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">` +
  numbers(sheets)
    .map(
      (number) =>
        `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    )
    .join('') +
  '</Relationships>';

/** Where the workbook lies. */
export const rootRelations =
  `${declaration}<Relationships xmlns="${packages}/relationships">` +
  `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What kind of file each is. */
export const contentTypes = (sheets: number): string =>
  `${declaration}<Types xmlns="${packages}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/>` +
  numbers(sheets)
    .map(
      (number) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${sheetTypes}.worksheet+xml"/>`,
    )
    .join('') +
  '</Types>';

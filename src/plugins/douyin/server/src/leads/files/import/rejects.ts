import type { RowProblem } from '../../../../../contracts/lead-files';
import type { HeadingLanguage } from '../../../../../contracts/lead-columns';
import { growFile, pathOf, type Folder, type GrowingFile } from '../folder';
import { tableOf, type TableState } from '../table/state';
import type { Verdict } from './judge';
import type { ImportRow } from './row';

const headings: Record<HeadingLanguage, string> = { 'zh-Hans': '错误', en: 'Errors' };

/** The rows of a file that were not taken, as they stood there, with a column that tells why. */
export type Rejects = {
  /** Writes rows behind what a state describes; the state after them. Doing it again does no harm. */
  add(state: TableState | null, rejected: Verdict['rejected']): Promise<TableState | null>;
  /** Waits until the disk has them. */
  settle(): Promise<void>;
  /** Ends the file; the state of a whole one has nothing to go on from. */
  end(state: TableState | null): Promise<TableState | null>;
  close(): Promise<void>;
};

const told = (problems: RowProblem[]): string =>
  problems.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; ');

const hasChinese = (texts: string[]): boolean => texts.some((text) => /\p{Script=Han}/u.test(text));

/** What is missing at the end of a file that was not ended: the import was. */
export const missingEnd = async (row: ImportRow): Promise<Buffer> =>
  row.rejected?.xlsx ? (await tableOf(row.format, []).finish(row.rejected)).data : Buffer.alloc(0);

/** Opens the file of rejected rows of an import; it is made with the first of them. */
export function openRejects(folder: Folder, row: ImportRow): Rejects {
  const heads = [...row.headings, headings[hasChinese(row.headings) ? 'zh-Hans' : 'en']];
  const table = tableOf(row.format, heads);
  let file: GrowingFile | null = null;
  const write = async (data: Buffer, at: number) => {
    file ??= await growFile(pathOf(folder, row.rejectedName ?? ''));
    await file.write(data, at);
  };
  const cells = ({ parsed, problems }: Verdict['rejected'][number]): string[] => {
    const all = [...parsed.cells];
    while (all.length < row.headings.length) all.push('');
    return [...all.slice(0, row.headings.length), told(problems)];
  };
  return {
    async add(state, rejected) {
      if (rejected.length === 0) return state;
      let from = state;
      if (!from) {
        const begun = await table.begin(heads);
        await write(begun.data, 0);
        from = begun.state;
      }
      const piece = await table.append(from, rejected.map(cells));
      await write(piece.data, from.bytes);
      return piece.state;
    },
    settle: async () => file?.settle(),
    async end(state) {
      if (!state) return null;
      const piece = await table.finish(state);
      await write(piece.data, state.bytes);
      await file?.settle();
      return { bytes: piece.state.bytes };
    },
    close: async () => file?.close(),
  };
}

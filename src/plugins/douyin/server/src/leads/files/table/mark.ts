import type { HeadingLanguage } from '../../../../../contracts/lead-columns';

/** What a file says of itself: a title, and lines of a name and a value. */
export type Mark = { title: string; lines: [name: string, value: string][] };

/** What is told of an export in its own file. */
export type Marked = { id: string; who: string | null; at: Date; filter: string; rows: number };

const titles: Record<HeadingLanguage, string> = { 'zh-Hans': '导出说明', en: 'About this export' };

const names: Record<HeadingLanguage, Record<keyof Marked, string>> = {
  'zh-Hans': { id: '导出编号', who: '导出人', at: '导出时间', filter: '筛选条件', rows: '线索数' },
  en: { id: 'Export', who: 'Exported by', at: 'Exported at', filter: 'Filter', rows: 'Leads' },
};

/** The watermark of an export: who made it, when, of which leads, and the id by which the audit knows it. */
export function markOf(language: HeadingLanguage, { id, who, at, filter, rows }: Marked): Mark {
  const name = names[language];
  return {
    title: titles[language],
    lines: [
      [name.who, who ?? ''],
      [name.at, at.toISOString()],
      [name.filter, filter],
      [name.rows, String(rows)],
      [name.id, id],
    ],
  };
}

/** A mark as one cell: a comment, as many programs that read CSV can skip it. */
export const markText = ({ title, lines }: Mark): string =>
  `# ${title}: ${lines.map(([name, value]) => `${name} ${value}`).join(' · ')}`;

/** Whether a row of a file is the mark of one of our exports, and no lead. */
export const isMark = ([first = '', ...others]: string[]): boolean =>
  others.every((cell) => cell === '') &&
  Object.values(titles).some((title) => first.startsWith(`# ${title}: `));

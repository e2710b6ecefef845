import path from 'node:path';
import { variables, type Variable } from './variables';
import { checks, page, sections, units, type Language } from './words';

/** Where the reference is kept, by its language. */
export const files: Record<Language, string> = {
  en: path.resolve(__dirname, '../../docs/environment.md'),
  zh: path.resolve(__dirname, '../../docs/environment.zh-CN.md'),
};

const code = (text: string): string => `\`${text}\``;

function checkText(check: string, language: Language): string {
  const known = checks[check];
  if (known) return known[language];
  const [, least, most] = /^(\d+)\.\.(\d*)$/.exec(check) ?? [];
  if (least === undefined) return check.split(', ').filter(Boolean).map(code).join(', ');
  if (most) return language === 'en' ? `${least} to ${most}` : `${least} 到 ${most}`;
  return language === 'en' ? `${least} or more` : `不小于 ${least}`;
}

function rowOf(variable: Variable, language: Language): string[] {
  const { empty } = page[language];
  return [
    code(variable.name),
    variable.value ? code(variable.value) : empty,
    units[variable.unit]?.[language] ?? empty,
    checkText(variable.check, language) || empty,
    variable[language],
  ];
}

function tableOf(section: string, rows: Variable[], language: Language): string[] {
  const { head } = page[language];
  const lines = [head, head.map(() => '---'), ...rows.map((row) => rowOf(row, language))];
  return [
    '',
    `## ${sections[section]?.[language] ?? section}`,
    '',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
  ];
}

/** The reference in one language, before it is formatted. */
export function environmentText(language: Language): string {
  const all = variables();
  const names = [...new Set(all.map(({ section }) => section))];
  const { title, other, intro } = page[language];
  const tables = names.flatMap((name) =>
    tableOf(
      name,
      all.filter(({ section }) => section === name),
      language,
    ),
  );
  return [`# ${title}`, '', other, '', intro, ...tables, ''].join('\n');
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './strapi';

/** The text of a file of this project. */
export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

function markdownBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const inner = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return markdownBelow(inner);
    return entry.name.endsWith('.md') ? [inner] : [];
  });
}

/** Every document people read, by its path in this project. */
export const documents: string[] = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...markdownBelow('docs'),
  'simulator/README.md',
  'src/plugins/douyin/README.md',
];

const isCommand = (line: string): boolean =>
  /^(?:[A-Z][A-Z_]*=(?:<[^>]*>|\S+) +)*(?:npm|node|curl|nginx|cd|systemctl) /.test(`${line} `) ||
  /^[A-Z]+=\S+$/.test(line);

/** Lines of a block as a shell reads them: continued ones and those inside of quotes joined, comments left out. */
const linesOf = (block: string): string[] =>
  (block.replace(/\\\n\s*/g, '').match(/(?:'[^']*'|"[^"]*"|[^\n'"])+/g) ?? []).map((line) =>
    line
      .replace(/\n\s*/g, ' ')
      .replace(/(^|\s)#.*$/, '')
      .trim(),
  );

/** The commands a document tells its readers to type, in its order. */
export function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)];
  const shell = blocks.filter(([, language = '']) => ['', 'bash', 'sh'].includes(language));
  const inline = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code = '']) => code,
  );
  const written = shell.flatMap(([, , block = '']) => linesOf(block));
  return [...written.filter(isCommand), ...inline.filter((code) => /^(npm|curl|node) /.test(code))];
}

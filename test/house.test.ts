import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles } from './support/sources';

const plugin = 'src/plugins/douyin';
const files = sourceFiles(['src', 'simulator', 'test', 'bench', 'scripts', 'config']);
const read = (file: string) => readFileSync(path.resolve(__dirname, '..', file), 'utf8');

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

const linesWith = (pattern: RegExp, where = (_file: string) => true): string[] =>
  files
    .filter(({ file }) => where(file) && file !== 'test/house.test.ts')
    .flatMap(({ file, text }) =>
      withoutComments(text)
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );

it('no file is longer than 350 lines', () => {
  expect(files.length).toBeGreaterThan(150);
  const long = files.map(({ file, text }) => [file, text.split('\n').length - 1] as const);
  expect(long.filter(([, lines]) => lines > 350)).toEqual([]);
});

it('nothing is typed as any', () => {
  expect(linesWith(/:\s*any\b(?!\w)|\bas any\b|<any\b|\bany\[\]/)).toEqual([]);
});

it('the plugin writes to Strapi’s log, never to the console', () => {
  expect(linesWith(/\bconsole\.\w+\(/, (file) => file.startsWith(`${plugin}/`))).toEqual([]);
});

it('every suppression says why', () => {
  const silent = files.flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter(
        (line) =>
          /eslint-disable|@ts-(ignore|expect-error|nocheck)/.test(line) &&
          !/--\s|@ts-expect-error\s+\S/.test(line),
      )
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(silent.filter((line) => !line.startsWith('test/house.test.ts'))).toEqual([]);
});

it('every variable of the plugin is explained in .env.example, and every one explained there is read', () => {
  const names = (text: string) => [...new Set(text.match(/\bDOUYIN_[A-Z_]+[A-Z]\b/g))].sort();
  const readByUs = names(
    read(`${plugin}/server/src/config.ts`) + read('config/plugins.ts') + read('config/logger.ts'),
  );
  expect(readByUs.length).toBeGreaterThan(10);
  expect(names(read('.env.example'))).toEqual(readByUs);
});

it('every variable of the application is explained in .env.example, and every one explained there is read', () => {
  // The plugin reads one variable that other programs of a site may read as well.
  const config = [...sourceFiles(['config']).map(({ text }) => text), read(`${plugin}/server/src/config.ts`)];
  const readByApp = config.flatMap((text) =>
    [...text.matchAll(/(?:env|read|text|readEnvironment\(env\))(?:\.\w+)?\(\s*'([A-Z_]+)'/g)].map(
      ([, name]) => name,
    ),
  );
  const explained = [...read('.env.example').matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name = '']) => name);
  const ofStrapi = (name = '') => !name.startsWith('DOUYIN_');
  expect([...new Set(explained.filter(ofStrapi))].sort()).toEqual(
    [...new Set(readByApp.filter(ofStrapi))].sort(),
  );
});

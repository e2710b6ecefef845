import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { documents, read } from './support/documents';
import { isShown, picturesFolder } from './support/screens';
import { root } from './support/strapi';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Heading anchors as GitHub makes them. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );

function brokenLink(document: string, link: string): boolean {
  if (/^(https?:|mailto:)/.test(link)) return false;
  const [place = '', anchor] = decodeURI(link).split('#');
  const target = place === '' ? document : path.posix.join(path.posix.dirname(document), place);
  if (!existsSync(path.join(root, target))) return true;
  return Boolean(anchor) && target.endsWith('.md') && !anchorsOf(read(target)).includes(anchor ?? '');
}

/** Paths a reader would try: they start with a folder of this project, have no blanks and no placeholders. */
const folders = readdirSync(root).filter((name) => statSync(path.join(root, name)).isDirectory());
const looksLikePath = (text: string) =>
  /^[\w.@/-]+$/.test(text) && folders.includes(text.split('/')[0] ?? '') && text.includes('/');
const isBuilt = (text: string) => /^(\.tmp|dist|node_modules|\.strapi)\//.test(text);

it('the project has a README in both languages', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md']));
});

it('every picture is shown by a document', () => {
  const pictures = readdirSync(path.join(root, picturesFolder));
  expect(pictures.length).toBeGreaterThan(50);
  expect(pictures.filter((file) => !isShown(file))).toEqual([]);
});

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('names only npm scripts that exist', () => {
    const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('links only to what is there', () => {
    const prose = text.replace(/```[\s\S]*?```/g, '');
    const links = [...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => brokenLink(document, link))).toEqual([]);
  });

  it('names only paths that exist', () => {
    const paths = [...text.matchAll(/`([^`\s]+)`/g)].map(([, name = '']) => name);
    const tried = paths.filter((name) => looksLikePath(name) && !isBuilt(name));
    expect(tried.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });
});

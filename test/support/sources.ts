import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const leftOut = new Set(['node_modules', 'dist', '.tmp', 'generated']);

/** A source file of this project: its path from the root, and its text. */
export type SourceFile = { file: string; text: string };

function filesBelow(place: string): string[] {
  return readdirSync(path.join(root, place), { withFileTypes: true }).flatMap((entry) => {
    const inner = path.posix.join(place, entry.name);
    if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : filesBelow(inner);
    return /\.(tsx?|mjs|cjs)$/.test(entry.name) ? [inner] : [];
  });
}

/** All code below the given folders of the project, built output left out. */
export const sourceFiles = (folders: string[]): SourceFile[] =>
  folders.flatMap(filesBelow).map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

/** One import: a file of ours by its path without ending (a folder by its `index`), or a package by its name. */
export type Import = { target: string; typeOnly: boolean };

const statement = /^(?:import|export)\s+(type\s+)?([^;'"]*?)\s*from\s*'([^']+)'|^import\s+'([^']+)'/gm;
const call = /\b(?:import|require|requireActual)(?:<[^>]*>)?\(\s*'([^']+)'\s*\)/g;

const onlyTypes = (keyword: string | undefined, names: string): boolean => {
  const inner = /^\{(.*)\}$/s
    .exec(names)?.[1]
    ?.split(',')
    .filter((name) => name.trim());
  return Boolean(keyword) || Boolean(inner?.length && inner.every((name) => name.trim().startsWith('type ')));
};

const isFolder = (place: string): boolean => {
  try {
    return readdirSync(path.join(root, place)).some((name) => /^index\.tsx?$/.test(name));
  } catch {
    return false;
  }
};

function resolve(file: string, written: string): string {
  if (!written.startsWith('.')) return written;
  const place = path.posix.join(path.posix.dirname(file), written).replace(/\.(tsx?|mjs|js)$/, '');
  return isFolder(place) ? `${place}/index` : place;
}

/** What a file imports, statically or by a call. */
export function importsOf(file: string, text: string): Import[] {
  const static_ = [...text.matchAll(statement)].map(([, keyword, names = '', from, bare]) => ({
    target: resolve(file, from ?? bare ?? ''),
    typeOnly: onlyTypes(keyword, names),
  }));
  const calls = [...text.matchAll(call)].map(([, from = '']) => ({
    target: resolve(file, from),
    typeOnly: false,
  }));
  return [...static_, ...calls];
}

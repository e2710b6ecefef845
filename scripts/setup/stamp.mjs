import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

function filesBelow(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [place];
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', '.tmp'].includes(name) && !/\.test\.tsx?$/.test(name))
    .flatMap(({ name }) => filesBelow(path.join(place, name)));
}

/** A hash over the content of files and folders (tests and built output left out). */
export function fingerprint(places) {
  const hash = createHash('sha256').update(process.version);
  for (const file of places.flatMap(filesBelow).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const stampFile = (name) => path.join(root, 'node_modules', '.cache', 'douyin', name);

const stampOf = (from, makes) => `${fingerprint(from)} ${fingerprint(makes)}`;

/** Does a step only when what it is made of changed, or when what it makes is missing or not what it made. */
export function onceFor(name, { from, makes }, step) {
  const file = stampFile(name);
  const present = makes.every((place) => existsSync(path.join(root, place)));
  if (present && existsSync(file) && readFileSync(file, 'utf8') === stampOf(from, makes)) return false;
  step();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, stampOf(from, makes));
  return true;
}

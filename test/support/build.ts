import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './strapi';

// All that decides which schema and rows a first start makes.
const places = [
  'package-lock.json',
  'database',
  'dist/config',
  'dist/src',
  'src/plugins/douyin/package.json',
  'src/plugins/douyin/dist/server',
  'test/support/first-start.ts',
  'test/support/templates.ts',
];

function filesBelow(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}

/** A short hash over the built project and the versions of its packages: another build, another hash. */
export function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of places.flatMap((place) => filesBelow(path.join(root, place))))
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

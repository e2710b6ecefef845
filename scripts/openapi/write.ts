import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { adminFile, adminText } from './admin';
import { openapiFile, openapiText } from './document';

for (const [file, text] of [
  [openapiFile, openapiText()],
  [adminFile, adminText()],
] as const) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`Written: ${file}`);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { adminFile, adminText } from './admin';
import { openapiFile, openapiText } from './document';
import { protocolFile, protocolText } from './protocol';

for (const [file, text] of [
  [openapiFile, openapiText()],
  [protocolFile, protocolText()],
  [adminFile, adminText()],
] as const) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`Written: ${file}`);
}

import { writeFileSync } from 'node:fs';
import { openapiFile, openapiText } from './document';

writeFileSync(openapiFile, openapiText());
console.log(`Written: ${openapiFile}`);

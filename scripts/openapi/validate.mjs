import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';

// Tells whether a file is a description by the schema of OpenAPI; prints what is wrong with it.
const [file] = process.argv.slice(2);
const { valid, errors } = await new Validator().validate(JSON.parse(readFileSync(file, 'utf8')));
if (!valid) console.log(JSON.stringify(errors, null, 2));
process.exitCode = valid ? 0 : 1;

import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { environmentText, files } from './document';
import { languages } from './words';

const isCheck = process.argv.includes('--check');

/** Writes the reference in both languages, or with `--check` ends with 1 where one is not current. */
async function main(): Promise<void> {
  for (const language of languages) {
    const text = await prettier.format(environmentText(language), { parser: 'markdown' });
    const isCurrent = isCheck && readFileSync(files[language], 'utf8') === text;
    if (!isCheck) writeFileSync(files[language], text);
    if (isCheck && !isCurrent) process.exitCode = 1;
    console.log(`${isCheck ? (isCurrent ? 'Current' : 'Not current') : 'Written'}: ${files[language]}`);
  }
}

void main();

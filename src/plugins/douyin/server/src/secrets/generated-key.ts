import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Ids of keys that were made by a machine for trying things out; production refuses them. */
export const isGeneratedKey = (id: string): boolean => /^(generated|demo)/.test(id);

function create(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const key = `generated:${randomBytes(32).toString('base64')}\n`;
  // 'wx': of two processes that start together one writes, the other reads what it wrote.
  writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
}

/** The key kept in `file`; made there on first use, readable by its owner only. */
export function generatedKey(file: string): string {
  if (!existsSync(file)) {
    try {
      create(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}

import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Ids of keys that were made by a machine for trying things out; production refuses them. */
export const isGeneratedKey = (id: string): boolean => /^(generated|demo)/.test(id);

/** Makes the file whole or not at all: of two processes that start together one makes it, the other reads it. */
function create(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `generated:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** The key kept in `file`; made there on first use, readable by its owner only. */
export function generatedKey(file: string): string {
  if (!existsSync(file)) create(file);
  return readFileSync(file, 'utf8').trim();
}

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabaseEnvironment, DatabaseServer } from './kind';

const fileOf = (env: DatabaseEnvironment): string => env.DATABASE_FILENAME ?? '';

async function create(name: string, under = tmpdir()): Promise<DatabaseEnvironment> {
  const folder = mkdtempSync(path.join(under, `${name.replaceAll('_', '-')}-`));
  return { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'data.db') };
}

/** A file in a folder of its own. */
export const sqlite: DatabaseServer = {
  create,
  async copy(name, from) {
    const env = await create(name);
    copyFileSync(fileOf(from), fileOf(env));
    return env;
  },
  isThere: async (env) => existsSync(fileOf(env)),
  drop: async (env) => rmSync(path.dirname(fileOf(env)), { recursive: true, force: true }),
};

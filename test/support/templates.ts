import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './build';
import { createDatabase, newName, servers, type DatabaseKind, type StoryDatabase } from './databases';
import type { DatabaseEnvironment } from './databases/kind';
import { forgetPlugin } from './first-start';
import { root, startStrapi } from './strapi';

// What is here says where a template is; one that is still being made is not told of.
const folder = path.join(root, '.tmp', 'story-templates');

// Nothing sealed with this key may be left in a template.
const settings = {
  PUBLIC_URL: 'https://template.invalid',
  DOUYIN_ENCRYPTION_KEYS: `template:${Buffer.alloc(32, 1).toString('base64')}`,
  DOUYIN_WORKERS: 'false',
};

function readTold(file: string): DatabaseEnvironment | null {
  try {
    return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as DatabaseEnvironment;
  } catch {
    return null;
  }
}

/** Tells where a template is. Of two that were made at once the first stays: gives which. */
function tell(file: string, env: DatabaseEnvironment): DatabaseEnvironment {
  const draft = path.join(folder, `${newName('template')}.draft`);
  writeFileSync(draft, JSON.stringify(env));
  try {
    linkSync(draft, path.join(folder, file));
    return env;
  } catch (error) {
    const told = readTold(file);
    if (!told) throw error;
    return told;
  } finally {
    rmSync(draft);
  }
}

/** Removes the templates of former builds. */
async function dropFormer(kind: DatabaseKind, file: string): Promise<void> {
  const former = readdirSync(folder).filter((name) => name.startsWith(`${kind}-`) && name !== file);
  for (const name of former) {
    const env = readTold(name);
    rmSync(path.join(folder, name), { force: true });
    if (env) await servers[kind].drop(env);
  }
}

/** A database that Strapi has started on once, and where the plugin has not been yet. */
async function startOnce(kind: DatabaseKind): Promise<DatabaseEnvironment> {
  mkdirSync(folder, { recursive: true });
  const env = await servers[kind].create(newName('template'), folder);
  try {
    const strapi = await startStrapi({ env: { ...env, ...settings } });
    await strapi.stop();
    await forgetPlugin(env);
    return env;
  } catch (error) {
    await servers[kind].drop(env);
    throw error;
  }
}

async function makeTemplate(kind: DatabaseKind, file: string): Promise<DatabaseEnvironment> {
  const made = await startOnce(kind);
  const told = tell(file, made);
  if (told === made) await dropFormer(kind, file);
  else await servers[kind].drop(made);
  return told;
}

async function findTemplate(kind: DatabaseKind): Promise<DatabaseEnvironment> {
  const file = `${kind}-${fingerprint()}.json`;
  const told = readTold(file);
  if (told && (await servers[kind].isThere(told))) return told;
  if (told) rmSync(path.join(folder, file), { force: true });
  return makeTemplate(kind, file);
}

/**
 * Makes a fresh database for a story that is not about the first start of Strapi itself: a copy of one that holds the
 * schema and Strapi's own first rows. The plugin finds none of its own, as on an empty one.
 */
export const createStartedDatabase = async (kind: DatabaseKind): Promise<StoryDatabase> =>
  createDatabase(kind, await findTemplate(kind));

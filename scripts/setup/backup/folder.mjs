import { createHash } from 'node:crypto';
import { cpSync, createReadStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { interruption } from '../interruption.mjs';

/** The number of this layout of a backup. */
const format = 1;

export const databaseFile = 'database.dump';
export const uploadsFolder = 'uploads';
const manifestFile = 'manifest.json';

const filesBelow = (folder, below = '') =>
  readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    return entry.isDirectory() ? filesBelow(folder, name) : [name];
  });

async function hashOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash, { signal: interruption() });
  return hash.digest('hex');
}

async function describe(folder) {
  const files = [];
  for (const name of filesBelow(folder).sort()) {
    const file = path.join(folder, name);
    files.push({ name, bytes: statSync(file).size, sha256: await hashOf(file) });
  }
  return files;
}

const isFilled = (folder) => existsSync(folder) && readdirSync(folder).length > 0;

/**
 * Makes a backup in a new folder: `fill` writes into a draft beside it, `facts` go into the manifest with the hash of each file.
 * The folder appears when everything is in it, or not at all. Only its owner may read it.
 */
export async function writeBackup(folder, facts, fill) {
  if (isFilled(folder)) throw new Error(`${folder} is not empty: name a new folder`);
  const draft = `${folder}.part`;
  if (existsSync(draft)) throw new Error(`${draft} is what a backup that broke off left: remove it first`);
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    await fill(draft);
    const manifest = { format, at: new Date().toISOString(), ...facts, files: await describe(draft) };
    writeFileSync(path.join(draft, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Reads a backup's manifest and compares every file with it; throws when one is missing or is not what it was. */
export async function readBackup(folder) {
  const file = path.join(folder, manifestFile);
  if (!existsSync(file)) throw new Error(`${folder} is no backup: it has no ${manifestFile}`);
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  if (manifest.format !== format)
    throw new Error(`${folder} has the layout ${manifest.format}; this version reads ${format}`);
  for (const { name, sha256 } of manifest.files) {
    const kept = path.join(folder, name);
    if (!existsSync(kept)) throw new Error(`The backup is not whole: ${name} is missing`);
    if ((await hashOf(kept)) !== sha256) throw new Error(`The backup is damaged: ${name} is not what it was`);
  }
  return manifest;
}

/** Copies a folder with all in it, where there is one; what is there already stays. */
export function copyInto(from, to) {
  if (existsSync(from)) cpSync(from, to, { recursive: true, force: false });
}

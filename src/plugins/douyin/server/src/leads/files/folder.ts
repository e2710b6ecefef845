import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  copyFile,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { settingsOf } from '../../config';
import { PluginError } from '../../shared/errors';
import type { TableState } from './table/state';

/** Where files of leads lie. The id is the folder's own: processes that share the folder share it. */
export type Folder = { path: string; id: string };

const idFile = '.folder-id';
const temporary = /^[0-9a-f]{48}\.(csv|xlsx|part|upload)$/;

/** Made whole or not at all: of two processes that start together one makes it, the other reads it. */
async function idOf(folder: string): Promise<string> {
  const file = path.join(folder, idFile);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(8).toString('hex'), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Makes the folder of the setting ready, for its owner's eyes only. */
export async function openFolder(strapi: Core.Strapi): Promise<Folder> {
  const place = path.resolve(strapi.dirs.app.root, settingsOf(strapi).leads.filesFolder);
  await mkdir(place, { recursive: true, mode: 0o700 });
  return { path: place, id: await idOf(place) };
}

/** Where this process runs, for people who look for a file. */
export const here = hostname();

/** The error of a file that other processes have. */
export const elsewhere = (host: string): PluginError =>
  new PluginError(
    'LEAD_FILE_ELSEWHERE',
    `The file lies on ${host}, in a folder this process does not share: send the request there, or give all processes one folder (DOUYIN_LEAD_FILES_FOLDER)`,
    { host },
  );

/** A name nobody guesses. */
export const newFileName = (ending: string): string => `${randomBytes(24).toString('hex')}.${ending}`;

/** The full path of a file that `newFileName` named. */
export function pathOf(folder: Folder, name: string): string {
  if (!temporary.test(name)) throw new Error('No name of a file of leads');
  return path.join(folder.path, name);
}

/** Deletes a file; one that is not there is no fault. */
export const removeFile = (folder: Folder, name: string | null): Promise<void> =>
  name ? rm(pathOf(folder, name), { force: true }) : Promise.resolve();

/** Names and ages of all files of leads. */
export async function filesIn(folder: Folder): Promise<{ name: string; changedAt: Date }[]> {
  const names = (await readdir(folder.path)).filter((name) => temporary.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const file = await stat(pathOf(folder, name)).catch(() => null);
      return file ? [{ name, changedAt: file.mtime }] : [];
    }),
  );
  return found.flat();
}

/** A file being written at places its writer names. */
export type GrowingFile = {
  write(data: Buffer, position: number): Promise<void>;
  /** Waits until the disk has it. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a file for writing, for its owner only. */
export async function growFile(place: string): Promise<GrowingFile> {
  const file = await open(place, constants.O_RDWR | constants.O_CREAT, 0o600);
  return {
    async write(data, position) {
      for (let done = 0; done < data.length;) {
        const { bytesWritten } = await file.write(data, done, data.length - done, position + done);
        done += bytesWritten;
      }
    },
    settle: () => file.datasync(),
    close: () => file.close(),
  };
}

/**
 * Takes over what another run of the same work has written, as far as it was noted: as a copy, for that run may still be
 * alive and write. False where the file is not there, or is shorter than was noted.
 */
export async function takeOver(from: string, to: string, { bytes }: TableState): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    if ((await stat(to)).size < bytes) return false;
    await truncate(to, bytes);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { publicUrl } from '../../config';
import { PluginError } from '../../shared/errors';
import type { LocalFile } from './file';

const fileUid = 'plugin::upload.file';

/** A file of Strapi's media library, as far as we use it. */
export type LibraryFile = {
  id: number;
  name: string;
  hash: string;
  ext: string | null;
  mime: string;
  /** Kilobytes. */
  size: number;
  url: string;
  provider: string;
};

/** The error of a file that is no more. */
const gone = (id: number) =>
  new PluginError('POST_MEDIA', 'The file is not in the media library any more', { id });

/** A file of the media library; throws POST_MEDIA. */
export async function libraryFile(strapi: Core.Strapi, id: number): Promise<LibraryFile> {
  const file = (await strapi.db.query(fileUid).findOne({ where: { id } })) as LibraryFile | null;
  if (!file) throw gone(id);
  return file;
}

/** Files of the media library by their ids; without those that are gone. */
export const libraryFiles = async (strapi: Core.Strapi, ids: number[]): Promise<LibraryFile[]> =>
  ids.length === 0
    ? []
    : ((await strapi.db.query(fileUid).findMany({ where: { id: { $in: ids } } })) as LibraryFile[]);

/** The id of the file of the media library that lies at an address of ours; null where none does. */
export async function libraryIdAt(strapi: Core.Strapi, url: string): Promise<number | null> {
  const file = (await strapi.db.query(fileUid).findOne({ where: { url } })) as LibraryFile | null;
  return file?.id ?? null;
}

/** The file on this machine's disk; null where the library keeps its files elsewhere. */
export async function onOwnDisk(strapi: Core.Strapi, file: LibraryFile): Promise<LocalFile | null> {
  if (file.provider !== 'local') return null;
  // The name is Strapi's own, made when it was stored; nothing of an address goes into a path.
  const place = path.join(
    strapi.dirs.static.public,
    'uploads',
    path.basename(`${file.hash}${file.ext ?? ''}`),
  );
  const found = await stat(place).catch(() => null);
  if (!found?.isFile()) throw gone(file.id);
  return {
    path: place,
    bytes: found.size,
    name: file.name,
    contentType: file.mime,
    mark: `library:${file.hash}:${found.mtimeMs}`,
  };
}

type UploadPlugin = { signFileUrls(file: LibraryFile): Promise<LibraryFile> };

/** The address of a file as the library has it, without a host where it lies here; signed where the library's provider signs. */
export async function signedUrl(strapi: Core.Strapi, file: LibraryFile): Promise<string> {
  const uploads = strapi.plugin('upload').service('file') as unknown as UploadPlugin;
  return (await uploads.signFileUrls(file)).url;
}

/** Where anybody with the address fetches the file. */
export const addressOf = async (strapi: Core.Strapi, file: LibraryFile): Promise<string> =>
  new URL(await signedUrl(strapi, file), `${publicUrl(strapi)}/`).toString();

import type { Core } from '@strapi/strapi';
import type { MediaSource } from '../../../../contracts/post-views';
import { PluginError } from '../../shared/errors';
import { fetchMedia, type Address } from './fetched';
import type { LocalFile } from './file';
import { addressOf, libraryFile, onOwnDisk } from './library';
import { driveAddress } from './pan115';

/** A source that has bytes of its own: what was uploaded before lies on the platform alone. */
export type FileSource = Exclude<MediaSource, { from: 'uploaded' }>;

/** Puts a file of a post on this process' disk, where it is not there yet. Throws POST_MEDIA, CONFIG_ADDRESS and `API_*`. */
export async function openMedia(
  strapi: Core.Strapi,
  source: FileSource,
  postId: string,
  signal: AbortSignal,
): Promise<LocalFile> {
  const fetched = (find: () => Promise<Address>) => fetchMedia(strapi, { postId, source }, find, signal);
  if (source.from === 'url') return fetched(async () => ({ url: source.url }));
  if (source.from === 'pan115') return fetched(() => driveAddress(strapi, source));
  const file = await libraryFile(strapi, source.id);
  const own = await onOwnDisk(strapi, file);
  return own ?? fetched(async () => ({ url: await addressOf(strapi, file), name: file.name }));
}

/** Where a phone fetches a file from. Throws POST_MEDIA, and POST_INVALID for what only this site can fetch. */
export async function publicAddress(strapi: Core.Strapi, source: MediaSource): Promise<string> {
  if (source.from === 'url') return source.url;
  if (source.from === 'library') return addressOf(strapi, await libraryFile(strapi, source.id));
  throw new PluginError('POST_INVALID', 'media: a phone fetches from addresses and from the library only');
}

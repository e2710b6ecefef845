import type { Core } from '@strapi/strapi';
import type { MediaSource } from '../../../../contracts/post-views';
import { publicOrigin } from '../../config';
import { faultAt } from '../../shared/errors';
import { libraryIdAt } from '../media/library';
import { readMedia } from './media-text';

/** Where a media text of a field leads; throws POST_INVALID naming the field for a file the library does not have. */
export async function sourceOf(
  strapi: Core.Strapi,
  field: string,
  written: string | number,
): Promise<MediaSource> {
  const read = readMedia(written, publicOrigin(strapi));
  if (read.from !== 'own') return read;
  const id = await libraryIdAt(strapi, read.url);
  if (id === null) throw faultAt('POST_INVALID', field, 'the media library has no such file');
  return { from: 'library', id };
}

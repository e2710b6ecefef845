import type { Core } from '@strapi/strapi';
import { checkDraft, fileOnDisk } from '../../providers';
import type { MediaSource } from '../../../../contracts/post-views';
import { service } from '../../shared/service';
import type { Hand } from '../hand';
import { forgetMedia } from '../media/fetched';
import type { LocalFile } from '../media/file';
import { openMedia } from '../media/open';
import { freshStep, type PostRow } from '../row';
import { uploadVideo } from './upload-video';

async function uploadImage(strapi: Core.Strapi, hand: Hand, file: LocalFile): Promise<string> {
  const whole = { start: 0, bytes: file.bytes };
  const { imageId } = await service(strapi, 'api').call(hand.post.accountId, 'uploadImage', {
    file: fileOnDisk(file.path, whole, file),
    signal: hand.signal,
  });
  return imageId;
}

/** A place among the media, or the cover. */
type Place = number | 'cover';

/** Brings one file to the platform, where it is not there already; gives the platform's id of it. */
async function bring(strapi: Core.Strapi, hand: Hand, source: MediaSource, place: Place): Promise<string> {
  if (source.from === 'uploaded') return source.id;
  const { documentId: postId, kind } = hand.post;
  const file = await openMedia(strapi, source, postId, hand.signal);
  if (kind === 'images' || place === 'cover') return uploadImage(strapi, hand, file);
  checkDraft({ text: '', video: file });
  return uploadVideo(strapi, hand, file);
}

/** The picture that is the cover, where it is one and not yet on the platform. */
const openCover = ({ cover, coverId }: PostRow): MediaSource | null =>
  cover && cover.from !== 'moment' && coverId === null ? cover : null;

/** Whether all that a post shows is on the platform. */
export const isUploaded = (post: PostRow): boolean =>
  (post.mediaIds ?? []).length === (post.media ?? []).length && openCover(post) === null;

/** Brings all that a post shows to the platform, one after the other, and notes each before the next. */
export async function uploadAll(strapi: Core.Strapi, hand: Hand): Promise<void> {
  const media = hand.post.media ?? [];
  while ((hand.post.mediaIds ?? []).length < media.length) {
    hand.signal.throwIfAborted();
    const ids = hand.post.mediaIds ?? [];
    const source = media[ids.length];
    if (!source) return;
    const id = await bring(strapi, hand, source, ids.length);
    await hand.write(
      { mediaIds: [...ids, id], upload: null, doneBytes: hand.post.allBytes, ...freshStep },
      { what: 'uploaded', details: { place: ids.length + 1, of: media.length } },
    );
  }
  const cover = openCover(hand.post);
  if (cover) await hand.write({ coverId: await bring(strapi, hand, cover, 'cover'), ...freshStep });
  await forgetMedia(strapi, hand.post.documentId);
}

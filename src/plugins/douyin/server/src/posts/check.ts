import type { Core } from '@strapi/strapi';
import type { PostInput, PostWarning } from '../../../contracts/post-views';
import { settingsOf } from '../config';
import { checkDraft, signsOf, textOf, type DraftWarning } from '../providers';
import { faultAt } from '../shared/errors';
import { libraryFile } from './media/library';

type Content = Pick<PostInput, 'kind' | 'way' | 'title' | 'description' | 'media' | 'cover'>;

const roundedBytes = 5;

/** Bytes of what lies in the library; of everything else nobody knows before it is fetched. */
async function sizesOf(
  strapi: Core.Strapi,
  { media }: Content,
): Promise<{ bytes: number; contentType?: string }[]> {
  return Promise.all(
    media.map(async (source) => {
      if (source.from !== 'library') return { bytes: 1 };
      const { size, mime } = await libraryFile(strapi, source.id);
      // The library rounds kilobytes to two digits: nothing is refused here that may just fit.
      return { bytes: Math.max(1, Math.floor(size * 1000) - roundedBytes), contentType: mime };
    }),
  );
}

const sayWarning = (found: DraftWarning): PostWarning =>
  found.limit === 'videoType'
    ? { code: 'videoType', message: `${found.field}: ${found.found} is not advised: mp4 or webm` }
    : { code: found.limit, message: `${found.field}: ${found.found} is more than ${found.most}` };

/** Longer titles are cut by some of the platform's screens; nothing says that they are refused. */
export const usualTitle = 55;

const ofTitle = (title: string): PostWarning[] =>
  signsOf(title) > usualTitle
    ? [{ code: 'title', message: `title: longer than ${usualTitle} characters, some screens cut it` }]
    : [];

function refuseMixed({ kind, way, media, cover }: Content): void {
  if (kind === 'video' && media.length > 1) throw faultAt('POST_INVALID', 'media', 'a video is one file');
  if (kind === 'images' && cover) throw faultAt('POST_INVALID', 'cover', 'pictures have no cover');
  if (way === 'handoff' && cover) throw faultAt('POST_INVALID', 'cover', 'a link takes no cover');
  if (way === 'handoff' && media.some(({ from }) => from !== 'library' && from !== 'url'))
    throw faultAt('POST_INVALID', 'media', 'a phone fetches from addresses and from the library only');
}

/**
 * Checks the content of a post against what the platform takes; a draft may lack its media still. Throws POST_INVALID and
 * POST_MEDIA; gives what the platform may refuse.
 */
export async function checkContent(
  strapi: Core.Strapi,
  content: Content,
  { isDraft }: { isDraft: boolean },
): Promise<PostWarning[]> {
  refuseMixed(content);
  const warnings = ofTitle(content.title);
  if (isDraft && content.media.length === 0) return warnings;
  const sizes = await sizesOf(strapi, content);
  const shown = content.kind === 'video' ? { video: sizes[0] } : { images: sizes };
  const { textSigns } = settingsOf(strapi).posts;
  const found = checkDraft({ text: textOf(content), ...shown }, { textSigns });
  return [...warnings, ...found.map(sayWarning)];
}

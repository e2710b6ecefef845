import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AppCredentials } from '../../provider';

const address = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .transform((url) => new URL(url).toString());

/** What a share link holds. */
export const shareFields = {
  /** From the API `shareId`; what is published is told with it. */
  shareId: z.string().regex(/^\d{1,32}$/),
  title: z.string().optional(),
  hashtags: z.array(z.string().min(1)).optional(),
  /** Where the phone fetches the video or the pictures from. */
  media: z.union([z.object({ video: address }), z.object({ images: z.array(address).min(1).max(35) })]),
  /** Straight to the publishing page, past the editor; for videos. */
  direct: z.boolean().optional(),
};

/** What a share link holds, after reading. */
export type Share = z.output<z.ZodObject<typeof shareFields>>;

/** The media of a share in the platform's fields: exactly one of them. */
export function mediaBody(media: Share['media']) {
  if ('video' in media) return { video_path: media.video };
  const [first, ...more] = media.images;
  return more.length === 0 ? { image_path: first } : { image_list_path: media.images };
}

/** What signs a link: a ticket of the app, and a word and a moment that stand in the link too. */
export type ShareSignature = { ticket: string; nonce: string; signedAt: Date };

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

const inLink = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * The link with which a page on a phone opens Douyin's publishing page by itself. It lives as long as its ticket.
 * https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/sdk/web-app/h5/share-to-h5/
 */
export function shareUrl(
  { clientKey }: Pick<AppCredentials, 'clientKey'>,
  { shareId, title, hashtags, media, direct }: Share,
  { ticket, nonce, signedAt }: ShareSignature,
): string {
  const timestamp = String(Math.floor(signedAt.getTime() / 1000));
  const fields: Record<string, unknown> = {
    share_type: 'h5',
    client_key: clientKey,
    nonce_str: nonce,
    timestamp,
    signature: md5(`nonce_str=${nonce}&ticket=${ticket}&timestamp=${timestamp}`),
    state: shareId,
    title,
    hashtag_list: hashtags,
    share_to_publish: direct ? '1' : undefined,
    ...mediaBody(media),
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) query.set(name, inLink(value));
  // A blank is read as a plus sign by the app's own reader of links.
  return `snssdk1128://openplatform/share?${query.toString().replaceAll('+', '%20')}`;
}

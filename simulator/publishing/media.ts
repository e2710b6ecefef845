import type { Fields } from '../call';
import type { Rejection } from '../codes';
import { badParameter } from '../leads/pages';
import type { ShareLink } from './book';

/** What a share shows: pictures or one video, where they are, and its topics. */
type Shown = Pick<ShareLink, 'media' | 'isVideo' | 'hashtags'>;

const NAMES = ['image_path', 'image_list_path', 'video_path'] as const;

/** A list, also one that arrives as JSON in a text, as links have it. */
function listOf(value: unknown): unknown[] | undefined {
  if (value === undefined || value === '') return [];
  try {
    const list: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\/\S+$/.test(value);

/** Reads what is to be published: exactly one of picture, pictures and video, by addresses that the phone can fetch. */
export function mediaOf(fields: Fields): Shown | Rejection {
  const [name, ...more] = NAMES.filter((known) => fields[known] !== undefined && fields[known] !== '');
  if (!name || more.length > 0) return badParameter('video_path');
  const media = name === 'image_list_path' ? listOf(fields[name]) : [fields[name]];
  if (!media?.length || !media.every(isAddress)) return badParameter(name);
  const hashtags = listOf(fields.hashtag_list);
  if (!hashtags?.every((tag) => typeof tag === 'string')) return badParameter('hashtag_list');
  return { media, isVideo: name === 'video_path', hashtags };
}

import type { Core } from '@strapi/strapi';
import type { ShownFile } from '../../../../contracts/post-views';
import type { PostRow } from '../row';
import { libraryFiles, signedUrl } from './library';

type Shown = Pick<PostRow, 'media' | 'cover'>;

/** Ids of the files of the media library that a post shows. */
export const shownOf = ({ media, cover }: Shown): number[] => [
  ...new Set([...(media ?? []), cover].flatMap((source) => (source?.from === 'library' ? [source.id] : []))),
];

/** The files of the media library that posts show, by id; without those that are gone. */
export async function shownFiles(strapi: Core.Strapi, posts: Shown[]): Promise<Map<number, ShownFile>> {
  const files = await libraryFiles(strapi, [...new Set(posts.flatMap(shownOf))]);
  const shown = files.map(async (file): Promise<ShownFile> => {
    const { id, name, mime, size } = file;
    return { id, name, mime, url: await signedUrl(strapi, file), bytes: Math.round(size * 1000) };
  });
  return new Map((await Promise.all(shown)).map((file) => [file.id, file]));
}

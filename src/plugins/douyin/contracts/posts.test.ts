import type { z } from 'zod';
import { publishImageFields, publishVideoFields } from './posts';

const faultOf = (fields: z.ZodType, value: object): string => {
  const read = fields.safeParse(value);
  return read.success ? 'taken' : (read.error.issues[0]?.path.join('.') ?? '');
};

const video = { video_url: 'https://site.example/a.mp4', title: '新书', privacy_level: 0 };

it.each<[object, string]>([
  [{}, 'taken'],
  [{ title: '书'.repeat(55) }, 'taken'],
  [{ title: '🎈'.repeat(55) }, 'taken'],
  [{ title: '书'.repeat(56) }, 'title'],
  [{ title: ' ' }, 'title'],
  [{ title: undefined }, 'title'],
  [{ description: '书'.repeat(2000) }, 'taken'],
  [{ description: '书'.repeat(2001) }, 'description'],
  [{ privacy_level: 1 }, 'taken'],
  [{ privacy_level: 2 }, 'privacy_level'],
  [{ privacy_level: '0' }, 'privacy_level'],
  [{ video_url: '' }, 'video_url'],
  [{ cover_url: ' ' }, 'cover_url'],
])('publish_video with %j: %s', (change, field) => {
  expect(faultOf(publishVideoFields, { ...video, ...change })).toBe(field);
});

it.each<[number | string[], string]>([
  [0, 'images'],
  [1, 'taken'],
  [9, 'taken'],
  [10, 'images'],
  [['a', ' '], 'images.1'],
])('publish_image with %j pictures: %s', (images, field) => {
  const list = typeof images === 'number' ? Array<string>(images).fill('https://site.example/a.png') : images;
  expect(faultOf(publishImageFields, { title: '新书', images: list })).toBe(field);
});

it('is public unless told otherwise', () => {
  const { privacy_level: level } = publishVideoFields.parse({ ...video, privacy_level: undefined });
  expect(level).toBe(0);
});

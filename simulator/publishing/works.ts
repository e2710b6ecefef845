import { inventVideo, videosOf, type Video } from '../account/videos';
import { now, SECOND } from '../clock';
import { nextNumber } from '../ids';
import type { Person, World } from '../world';

/** Adds a work to a person's, now unless told otherwise; no two have the same moment. */
export function addWork(world: World, person: Person, given: Partial<Video>): Video {
  const taken = new Set(videosOf(world, person).map(({ create_time }) => create_time));
  let createTime = given.create_time ?? Math.floor(now(world.clock) / SECOND);
  while (taken.has(createTime)) createTime += 1;
  const key = [person.id, 'published', String(nextNumber(world.ids, 'published'))];
  const video = inventVideo(world, key, { ...given, create_time: createTime });
  world.videos.set(person.id, [...(world.videos.get(person.id) ?? []), video]);
  return video;
}

/** What nobody has seen yet. */
export const UNSEEN: Video['statistics'] = {
  play_count: 0,
  digg_count: 0,
  comment_count: 0,
  share_count: 0,
  forward_count: 0,
  download_count: 0,
};

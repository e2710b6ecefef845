import type { Core } from '@strapi/strapi';
import type { PostCandidate } from '../../../../contracts/post-desk';
import type { Video } from '../../providers';
import { addSeconds, isoOf } from '../../shared/clock';
import { needPost } from '../row';
import { unclaimed, worksSince } from '../steps/doubt';

const mostShown = 50;
const daySeconds = 86_400;

const kinds: Record<number, PostCandidate['kind']> = { 4: 'video', 2: 'images' };

const toCandidate = ({ itemId, title, createTime, mediaType }: Video, free: Set<string>): PostCandidate => ({
  itemId,
  title,
  kind: kinds[mediaType ?? 0] ?? null,
  at: isoOf(createTime),
  isTaken: !free.has(itemId),
});

/** The account's works since the day before a post was sent off, the newest first; null where they may not be read. */
export async function candidatesOf(strapi: Core.Strapi, id: string): Promise<PostCandidate[] | null> {
  const post = await needPost(strapi, id);
  const since = addSeconds(new Date(post.sentAt ?? post.createdAt), -daySeconds);
  const works = await worksSince(strapi, post.accountId, since);
  if (!works) return null;
  const shown = works.filter(({ createTime }) => createTime === null || createTime >= since);
  const free = await unclaimed(
    strapi,
    post,
    shown.map(({ itemId }) => itemId),
  );
  return shown.slice(0, mostShown).map((work) => toCandidate(work, free));
}

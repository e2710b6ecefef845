import type { Core } from '@strapi/strapi';
import { textOf, type Video } from '../../providers';
import { addSeconds, clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { willTell } from '../end';
import type { Hand } from '../hand';
import { doubtStages } from '../hints';
import { findPosts, postUid, type PostRow } from '../row';
import { errorOf } from './bear';
import { itemKeyOf, madeOf } from './create';
import { matchWork, type Doubtful } from './match';
import { doubtToldSeconds, nextDoubtLook } from './waits';

const pages = 5;
const pageSize = 20;
// As far before the request as clocks may differ.
const beforeSeconds = 600;

const lacksScope = (error: unknown): boolean =>
  error instanceof PluginError && ['AUTH_SCOPE_MISSING', 'API_FORBIDDEN'].includes(error.code);

/** What a reader gives; null where the account or the app may not read that. */
async function whereAllowed<Result>(read: () => Promise<Result>): Promise<Result | null> {
  try {
    return await read();
  } catch (error) {
    if (lacksScope(error)) return null;
    throw error;
  }
}

/** The account's own works since a moment, the newest first; null where they may not be read. */
export const worksSince = (strapi: Core.Strapi, accountId: string, since: Date): Promise<Video[] | null> =>
  whereAllowed(async () => {
    const works: Video[] = [];
    let cursor = '0';
    for (let page = 0; page < pages; page += 1) {
      const { list, ...rest } = await service(strapi, 'api').call(accountId, 'videoList', {
        cursor,
        count: pageSize,
      });
      works.push(...list);
      const isPast = list.every(({ createTime }) => createTime !== null && createTime < since);
      if (!rest.hasMore || isPast) break;
      cursor = rest.cursor;
    }
    return works;
  });

/** Works that events named, which a late list may not show yet; null where they may not be read. */
const worksNamed = (strapi: Core.Strapi, { accountId, hints }: PostRow): Promise<Video[] | null> =>
  whereAllowed(async () => {
    if (!hints?.length) return [];
    return (await service(strapi, 'api').call(accountId, 'videoData', { itemIds: hints })).list;
  });

/** Those of some works that are no posts of ours yet. */
export async function unclaimed(
  strapi: Core.Strapi,
  post: Pick<PostRow, 'accountId'>,
  itemIds: string[],
): Promise<Set<string>> {
  const keys = new Map(itemIds.map((itemId) => [itemKeyOf(post, itemId), itemId]));
  const taken = (await strapi.db.query(postUid).findMany({
    where: { itemKey: { $in: [...keys.keys()] } },
    select: ['itemKey'],
  })) as { itemKey: string }[];
  for (const { itemKey } of taken) keys.delete(itemKey);
  return new Set(keys.values());
}

const textOfPost = ({ title, description }: PostRow): string => textOf({ title: title ?? '', description });

const looksAlike = (one: PostRow, other: PostRow): boolean =>
  one.kind === other.kind && textOfPost(one) === textOfPost(other);

/** How many other posts of the account nobody knows of either: those that look alike, and those that do not. */
async function othersOf(strapi: Core.Strapi, post: PostRow): Promise<Pick<Doubtful, 'twins' | 'strangers'>> {
  const { accountId, documentId } = post;
  const doubtful = { accountId, stage: { $in: [...doubtStages] }, documentId: { $ne: documentId } };
  const others = await findPosts(strapi, doubtful, 500);
  const twins = others.filter((other) => looksAlike(post, other)).length;
  return { twins, strangers: others.length - twins };
}

async function lookFor(strapi: Core.Strapi, post: PostRow, sentAt: Date) {
  const listed = await worksSince(strapi, post.accountId, addSeconds(sentAt, -beforeSeconds));
  const named = await worksNamed(strapi, post);
  const works = [...(listed ?? []), ...(named ?? [])];
  const hints = post.hints ?? [];
  const free = await unclaimed(strapi, post, [...works.map(({ itemId }) => itemId), ...hints]);
  const doubtful = {
    text: textOfPost(post),
    sentAt,
    isVideo: post.kind === 'video',
    hints: hints.filter((itemId) => free.has(itemId)),
    isListed: listed !== null || (named !== null && hints.length > 0),
    ...(await othersOf(strapi, post)),
  };
  return matchWork(
    doubtful,
    works.filter(({ itemId }) => free.has(itemId)),
  );
}

/** Rests until the next look; tells people after ten minutes, and after a day leaves it to them. */
async function rest(strapi: Core.Strapi, hand: Hand, sentAt: Date, looked: object): Promise<void> {
  const { post } = hand;
  const now = clock.now();
  const isOld = now.getTime() - sentAt.getTime() > doubtToldSeconds * 1000;
  // `misses` counts how often it was told here: once.
  const isNew = isOld && post.misses === 0;
  await hand.write(
    {
      dueAt: nextDoubtLook({ since: sentAt, looks: post.looks }, now),
      looks: post.looks + 1,
      ...looked,
      ...(isNew ? { misses: 1 } : {}),
    },
    undefined,
    async () => {
      if (isNew) await willTell(strapi, post, 'unknown');
    },
  );
}

/** Looks among the account's works for the one a post may have become. */
export async function settleDoubt(strapi: Core.Strapi, hand: Hand): Promise<void> {
  const { post } = hand;
  const sentAt = new Date(post.sentAt ?? clock.now());
  let match: ReturnType<typeof matchWork>;
  try {
    match = await lookFor(strapi, post, sentAt);
  } catch (error) {
    return rest(strapi, hand, sentAt, { error: errorOf(error) });
  }
  if (typeof match === 'string') return rest(strapi, hand, sentAt, {});
  await hand.write(madeOf(post, match.found), { what: 'found', details: { itemId: match.found } });
}

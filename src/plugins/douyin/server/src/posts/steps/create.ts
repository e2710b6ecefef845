import type { Core } from '@strapi/strapi';
import { mayBePublished, textOf, type NewWork } from '../../providers';
import { addSeconds, clock } from '../../shared/clock';
import { identityKey } from '../../shared/crypto';
import { service } from '../../shared/service';
import type { Hand } from '../hand';
import { noteHint } from '../hints';
import { freshStep, type PostRow } from '../row';
import { bear, errorOf } from './bear';

const firstLookSeconds = 5;

/** The key that lets one work be one post. */
export const itemKeyOf = ({ accountId }: Pick<PostRow, 'accountId'>, itemId: string): string =>
  identityKey(accountId, itemId);

/** What is written when a post is known to have become a work. */
export const madeOf = (post: PostRow, itemId: string) => ({
  stage: 'reviewing',
  itemId,
  itemKey: itemKeyOf(post, itemId),
  dueAt: addSeconds(clock.now(), firstLookSeconds),
  hints: null,
  looks: 0,
  misses: 0,
  seenAt: null,
  ...freshStep,
});

const coverOf = ({ cover, coverId }: PostRow) => ({
  ...(cover?.from === 'moment' ? { coverSeconds: cover.seconds } : {}),
  ...(coverId ? { coverImageId: coverId } : {}),
});

/** Asks the platform to make the work; `onSent` is called once the request is on its way. */
function ask(strapi: Core.Strapi, post: PostRow, onSent: () => void): Promise<NewWork> {
  const api = service(strapi, 'api');
  const { accountId, privacy: privateStatus } = post;
  const text = textOf({ title: post.title ?? '', description: post.description });
  const [first = '', ...others] = post.mediaIds ?? [];
  if (post.kind === 'images') {
    const images = { imageIds: [first, ...others], text, privateStatus };
    return api.call(accountId, 'createImageText', images, { onSent });
  }
  return api.call(
    accountId,
    'createVideo',
    { videoId: first, text, privateStatus, ...coverOf(post) },
    { onSent },
  );
}

/** Leaves it open whether the platform made the work: from now on it is looked for, and never made again by itself. */
export async function doubt(hand: Hand, error: unknown): Promise<void> {
  const kept = errorOf(error);
  await hand.write(
    { stage: 'unknown', dueAt: addSeconds(clock.now(), firstLookSeconds), looks: 0, tries: 0, error: kept },
    { what: 'unknown', details: { code: kept.code } },
  );
}

async function keepMade(strapi: Core.Strapi, hand: Hand, { itemId }: NewWork): Promise<void> {
  const { post } = hand;
  try {
    await hand.write(madeOf(post, itemId), { what: 'reviewing', details: { itemId } });
  } catch (error) {
    // Whoever has the post next looks for this work first.
    await noteHint(strapi, post, itemId).catch(() => undefined);
    throw error;
  }
}

/**
 * Has the platform make the work of a post, once: that it was asked is written before, and what that leaves open is never tried
 * again but looked for.
 */
export async function createWork(strapi: Core.Strapi, hand: Hand): Promise<void> {
  // New tokens are fetched before, so that a failure of that is not taken for one of the creation.
  await service(strapi, 'tokens').get(hand.post.accountId);
  // What events named before was about an earlier attempt.
  await hand.write({ stage: 'creating', sentAt: clock.now(), hints: null }, { what: 'creating' });
  let wasSent = false;
  let work: NewWork;
  try {
    work = await ask(strapi, hand.post, () => (wasSent = true));
  } catch (error) {
    return wasSent && mayBePublished(error) ? doubt(hand, error) : bear(strapi, hand, error);
  }
  await keepMade(strapi, hand, work);
}

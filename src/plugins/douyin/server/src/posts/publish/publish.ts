import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { PublishImageInput, PublishVideoInput } from '../../../../contracts/post-routes';
import type { PostInput, PostStage, PublishAnswer } from '../../../../contracts/post-views';
import type { Actor } from '../../audit/service';
import { canonical } from '../../calls/fingerprint';
import { addSeconds, clock } from '../../shared/clock';
import { identityKey, sha256 } from '../../shared/crypto';
import { faultAt, PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { refuseHopeless, schedulePost } from '../moves';
import { refuseForeign, type Reach } from '../reach';
import { findPosts, needPost, type PostRow } from '../row';
import { createPost, type CallMark } from '../write';
import { accountOf } from './account';
import { sourceOf } from './sources';

/** Who calls, the key under which the call is done once for its account, and the accounts it is for (null: any). */
export type CallOptions = { actor: Actor; idempotencyKey?: string; accounts: Reach };

type Either = PublishVideoInput | PublishImageInput;

const markOf = (accountId: string, key: string, input: Either): CallMark => {
  // Whether somebody waits for it is no part of what is asked for.
  const asked = { ...input, wait: undefined };
  return { callKey: identityKey(accountId, key), callHash: sha256(canonical(asked)) };
};

const privacyOf = (level: number | undefined): PostInput['privacy'] => (level === 1 ? 1 : 0);

type Shown = Pick<PostInput, 'kind' | 'media' | 'cover'>;

async function shownBy(strapi: Core.Strapi, input: Either): Promise<Shown> {
  if ('images' in input) {
    const media = input.images.map((image, index) => sourceOf(strapi, `images.${index}`, image));
    return { kind: 'images', media: await Promise.all(media), cover: null };
  }
  const cover = input.cover_url === undefined ? null : await sourceOf(strapi, 'cover_url', input.cover_url);
  return { kind: 'video', media: [await sourceOf(strapi, 'video_url', input.video_url)], cover };
}

/** The post of a call that came before; throws CALL_KEY_REUSED where that call asked for something else. */
async function knownPost(strapi: Core.Strapi, { callKey, callHash }: CallMark): Promise<PostRow | null> {
  const [known] = await findPosts(strapi, { callKey }, 1);
  if (!known) return null;
  if (known.callHash === callHash) return known;
  throw new PluginError('CALL_KEY_REUSED', 'This Idempotency-Key was used for another post: take a new one');
}

const momentOf = ({ publish_at: at }: Either): Date | null => (at ? new Date(at) : null);

/** Refuses what could not be published before anything of it is stored. */
async function refuseInVain(strapi: Core.Strapi, accountId: string, at: Date | null): Promise<void> {
  if (at && at <= clock.now()) throw faultAt('POST_INVALID', 'publish_at', 'must lie ahead');
  if (at) return;
  const { appId } = await service(strapi, 'accounts').get(accountId);
  await refuseHopeless(strapi, { appId, accountId, way: 'create' });
}

async function madeOnce(
  strapi: Core.Strapi,
  input: Either,
  { actor, idempotencyKey, accounts }: CallOptions,
) {
  const accountId = await accountOf(strapi, input.account, accounts);
  const mark = idempotencyKey === undefined ? undefined : markOf(accountId, idempotencyKey, input);
  const before = mark && (await knownPost(strapi, mark));
  if (before) return before;
  const words = { title: input.title, description: input.description ?? '' };
  await refuseInVain(strapi, accountId, momentOf(input));
  const privacy = privacyOf(input.privacy_level);
  const post: PostInput = { accountId, way: 'create', ...words, privacy, ...(await shownBy(strapi, input)) };
  refuseForeign(accounts, post);
  const made = await createPost(strapi, post, actor, mark);
  const winner = made ?? (mark && (await knownPost(strapi, mark)));
  if (!winner) throw new Error('A post that has the key of a call is not there');
  return winner;
}

/** Whether nobody did anything to a post since it was stored. */
const isFresh = ({ stage, version }: PostRow): boolean => stage === 'draft' && version === 1;

/** Sends a post on its way, unless that was done: a call that was cut off is completed by the next with its key. */
async function sendOff(strapi: Core.Strapi, post: PostRow, at: Date | null, actor: Actor): Promise<PostRow> {
  if (!isFresh(post)) return post;
  try {
    return await schedulePost(strapi, post.documentId, at, actor, post.version);
  } catch (error) {
    const now = await needPost(strapi, post.documentId);
    if (isFresh(now)) throw error;
    return now;
  }
}

const over: PostStage[] = ['published', 'rejected', 'vanished', 'expired', 'failed', 'cancelled'];
const bad: PostStage[] = ['rejected', 'vanished', 'expired', 'failed', 'cancelled'];
const waitMs = 120_000;

/** Whether nothing will come of a post as long as somebody would wait: it ended, halted, or rests for longer. */
const isHalted = ({ stage, dueAt }: PostRow): boolean =>
  dueAt === null || over.includes(stage) || new Date(dueAt) > addSeconds(clock.now(), waitMs / 1000);

/** Waits until the platform gave an item_id or there will be none for long, two minutes at most. */
async function settled(strapi: Core.Strapi, id: string): Promise<PostRow> {
  const endMs = performance.now() + waitMs;
  for (let restMs = 100; ; restMs = Math.min(restMs * 1.5, 1000)) {
    const post = await needPost(strapi, id);
    if (post.itemId || isHalted(post) || performance.now() > endMs) return post;
    await pause(restMs, undefined, { ref: false });
  }
}

/** A post in the words of seed 001. */
export const toAnswer = ({ documentId, stage, itemId, error }: PostRow): PublishAnswer => ({
  success: !bad.includes(stage),
  postId: documentId,
  status: stage,
  item_id: itemId,
  error: error ? `${error.code}: ${error.message}` : null,
});

/** Publishes a video or pictures as seed 001 has it. */
export async function publish(
  strapi: Core.Strapi,
  input: Either,
  options: CallOptions,
): Promise<PublishAnswer> {
  const made = await madeOnce(strapi, input, options);
  const post = await sendOff(strapi, made, momentOf(input), options.actor);
  return toAnswer(input.wait ? await settled(strapi, post.documentId) : post);
}

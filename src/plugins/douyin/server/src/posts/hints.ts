import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { findPost, postUid, type PostRow } from './row';
import { wakePost } from './wake';

/** Keeps that a post may have become this work, and has that looked at soon; it proves nothing yet. */
export async function noteHint(strapi: Core.Strapi, post: PostRow, itemId: string): Promise<void> {
  const known = post.hints ?? [];
  if (known.includes(itemId)) return;
  const where = { documentId: post.documentId, stage: { $in: ['creating', 'unknown'] } };
  if (!(await changeOne(strapi, postUid, where, { hints: [...known, itemId] }))) return;
  await changeOne(strapi, postUid, { documentId: post.documentId, stage: 'unknown' }, { dueAt: clock.now() });
  const now = await findPost(strapi, post.documentId);
  if (now) await wakePost(strapi, now);
}

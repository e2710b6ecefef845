import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { changeOne, inTransaction, whileContested } from '../shared/database';
import { needPost, postUid, type PostRow } from './row';
import { wakePost } from './wake';

/** Stages in which the platform may have made a work of a post that is not known yet. */
export const doubtStages = ['creating', 'unknown'] as const;

/** Keeps that a post may have become this work, and has that looked at soon; it proves nothing yet. */
export const noteHint = (
  strapi: Core.Strapi,
  { documentId }: Pick<PostRow, 'documentId'>,
  itemId: string,
): Promise<void> =>
  whileContested(() =>
    inTransaction(strapi, async () => {
      const where = { documentId, stage: { $in: [...doubtStages] } };
      // Keeps the row until the end: of two events at one moment the later one finds what the earlier one noted.
      if (!(await changeOne(strapi, postUid, where, {}))) return;
      const post = await needPost(strapi, documentId);
      const known = post.hints ?? [];
      if (known.includes(itemId)) return;
      const dueAt = post.stage === 'unknown' ? clock.now() : post.dueAt;
      await changeOne(strapi, postUid, where, { hints: [...known, itemId], dueAt });
      await wakePost(strapi, { ...post, dueAt });
    }),
  );

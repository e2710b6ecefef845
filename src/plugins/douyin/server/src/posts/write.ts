import type { Core } from '@strapi/strapi';
import { postMoves, type PostInput } from '../../../contracts/post-views';
import type { Actor } from '../audit/service';
import { newId } from '../shared/crypto';
import { insertUnlessTaken, insertOne, inTransaction } from '../shared/database';
import { faultAt } from '../shared/errors';
import { service } from '../shared/service';
import { checkContent } from './check';
import { noteLine } from './history';
import { movePost } from './move';
import { needPost, postUid, untouched, type PostRow } from './row';
import { auditPost } from './trail';

/** The key of a call and what it asked for. */
export type CallMark = { callKey: string; callHash: string };

async function newRow(strapi: Core.Strapi, input: PostInput): Promise<Record<string, unknown>> {
  const { appId, provider } = await service(strapi, 'accounts').get(input.accountId);
  if (provider !== 'douyin') throw faultAt('POST_INVALID', 'accountId', 'only accounts of Douyin publish');
  const warnings = await checkContent(strapi, input, { isDraft: true });
  return {
    documentId: newId(),
    appId,
    ...input,
    warnings,
    stage: 'draft',
    version: 1,
    tries: 0,
    looks: 0,
    misses: 0,
  };
}

/** Stores a row, unless one has its mark; tells whether it did. */
async function store(strapi: Core.Strapi, row: Record<string, unknown>, mark?: CallMark): Promise<boolean> {
  if (mark) return insertUnlessTaken(strapi, postUid, 'call_key', { ...row, ...mark });
  await insertOne(strapi, postUid, row);
  return true;
}

/** Stores a new draft; null where a post has this mark already. Throws POST_INVALID, POST_MEDIA and CONFIG_NOT_FOUND. */
export async function createPost(
  strapi: Core.Strapi,
  input: PostInput,
  actor: Actor,
  mark?: CallMark,
): Promise<PostRow | null> {
  const row = await newRow(strapi, input);
  const id = String(row.documentId);
  return inTransaction(strapi, async () => {
    if (!(await store(strapi, row, mark))) return null;
    await noteLine(strapi, id, { what: 'draft', actor });
    const post = await needPost(strapi, id);
    await auditPost(strapi, post, 'post.created', actor);
    return post;
  });
}

/** What an edit takes back: consent and approval were given to something else. */
const asDraft = {
  ...untouched,
  stage: 'draft',
  dueAt: null,
  lookAt: null,
  scheduledAt: null,
  consent: null,
  approval: null,
};

/** Changes the content of a post, which is a draft again by that; throws POST_STALE where `version` is not the stored one. */
export const editPost = (
  strapi: Core.Strapi,
  id: string,
  { version, ...input }: PostInput & { version: number },
  actor: Actor,
): Promise<PostRow> =>
  movePost(strapi, id, {
    from: postMoves.edit,
    version,
    actor,
    line: { what: 'edited' },
    audit: 'post.edited',
    what: 'edited',
    async change(post) {
      if (input.accountId !== post.accountId)
        throw faultAt('POST_INVALID', 'accountId', 'a post stays with its account: make a new one');
      return { ...asDraft, ...input, warnings: await checkContent(strapi, input, { isDraft: true }) };
    },
  });

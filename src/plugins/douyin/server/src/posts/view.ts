import type { Core } from '@strapi/strapi';
import type { PostQuery, PostView, ShownFile } from '../../../contracts/post-views';
import { textOf } from '../providers';
import { isoOf } from '../shared/clock';
import { holding } from '../shared/database';
import { service } from '../shared/service';
import { shownFiles, shownOf } from './media/shown';
import type { Reach } from './reach';
import { needPost, postUid, type Deed, type PostRow } from './row';

const deedView = (deed: Deed | null) => deed && { by: deed.name, at: deed.at };

const progressOf = ({ doneBytes, allBytes }: PostRow): PostView['progress'] =>
  allBytes === null ? null : { doneBytes: Number(doneBytes ?? 0), allBytes: Number(allBytes) };

function toView(post: PostRow, accountName: string, files: Map<number, ShownFile>): PostView {
  const [title, description] = [post.title ?? '', post.description ?? ''];
  return {
    id: post.documentId,
    appId: post.appId,
    accountId: post.accountId,
    accountName,
    kind: post.kind,
    way: post.way,
    title,
    description,
    text: textOf({ title, description }),
    media: post.media ?? [],
    cover: post.cover,
    files: shownOf(post).flatMap((id) => files.get(id) ?? []),
    privacy: post.privacy,
    stage: post.stage,
    version: post.version,
    progress: progressOf(post),
    itemId: post.itemId,
    link: post.stage === 'handed' ? post.link : null,
    linkEndsAt: isoOf(post.linkEndsAt),
    scheduledAt: isoOf(post.scheduledAt),
    dueAt: isoOf(post.dueAt),
    sentAt: isoOf(post.sentAt),
    publishedAt: isoOf(post.publishedAt),
    error: post.error,
    warnings: post.warnings ?? [],
    consent: deedView(post.consent),
    approval: deedView(post.approval),
    createdAt: new Date(post.createdAt).toISOString(),
  };
}

async function toViews(strapi: Core.Strapi, rows: PostRow[]): Promise<PostView[]> {
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  const names = await service(strapi, 'accounts').nicknames(accountIds);
  const files = await shownFiles(strapi, rows);
  return rows.map((row) => toView(row, names.get(row.accountId) ?? '', files));
}

/** One post as its readers see it; throws POST_NOT_FOUND. */
export async function viewPost(strapi: Core.Strapi, id: string): Promise<PostView> {
  const [view] = await toViews(strapi, [await needPost(strapi, id)]);
  if (!view) throw new Error('A post that was read a moment ago has no view');
  return view;
}

const spanOf = ({ from, to }: PostQuery) => ({
  ...(from ? { $gte: new Date(from) } : {}),
  ...(to ? { $lt: new Date(to) } : {}),
});

/** Posts that come out, came out, or were sent off in the span that a query names. */
const inSpan = (query: PostQuery) => {
  const span = spanOf(query);
  return { $or: [{ scheduledAt: span }, { publishedAt: span }, { sentAt: span }] };
};

const withText = (strapi: Core.Strapi, text: string) => {
  const posts = strapi.db.getConnection('douyin_posts').select('id');
  return {
    id: { $in: posts.whereRaw(...holding('title', text)).orWhereRaw(...holding('description', text)) },
  };
};

function whereOf(strapi: Core.Strapi, query: PostQuery, reach: Reach) {
  const { stage, accountId, text, from, to } = query;
  return {
    ...(stage ? { stage } : {}),
    ...(accountId ? { accountId } : {}),
    $and: [
      ...(reach ? [{ accountId: { $in: [...reach] } }] : []),
      ...(text ? [withText(strapi, text)] : []),
      ...(from || to ? [inSpan(query)] : []),
    ],
  };
}

const orders = {
  newest: [{ id: 'desc' }],
  scheduled: [{ scheduledAt: 'asc' }, { id: 'asc' }],
} as const;

/** A page of posts, the newest first unless told otherwise; with a span of time those that are, or were, to come out in it. */
export async function listPosts(
  strapi: Core.Strapi,
  query: PostQuery,
  reach: Reach,
): Promise<{ rows: PostView[]; total: number }> {
  const { order, page, pageSize } = query;
  const where = whereOf(strapi, query, reach);
  const rows = (await strapi.db.query(postUid).findMany({
    where,
    orderBy: [...orders[order]],
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })) as PostRow[];
  return { rows: await toViews(strapi, rows), total: await strapi.db.query(postUid).count({ where }) };
}

import type { Core } from '@strapi/strapi';
import type {
  MediaSource,
  PostCover,
  PostKind,
  PostStage,
  PostWarning,
  PostWay,
} from '../../../contracts/post-views';
import { PluginError } from '../shared/errors';

/** Uids and tables of what posts store. */
export const postUid = 'plugin::douyin.post';
export const postTable = 'douyin_posts';
export const postEventUid = 'plugin::douyin.post-event';

type Moment = string | Date;

/** An upload by parts under way. */
export type Upload = {
  uploadId: string;
  startedAt: string;
  fileBytes: number;
  partBytes: number;
  /** What tells this file from another of the same size. */
  mark: string;
  done: number[];
};

/** What went wrong last with a post. */
export type PostError = { code: string; message: string; retryAt: string | null };

/** That somebody did something. */
export type Deed = { kind: string; id: string | null; name: string | null; at: string };

/** A post as it is stored. */
export type PostRow = {
  id: number;
  documentId: string;
  createdAt: Moment;
  appId: string;
  accountId: string;
  kind: PostKind;
  way: PostWay;
  title: string | null;
  description: string | null;
  media: MediaSource[] | null;
  cover: PostCover | null;
  privacy: 0 | 1 | 2;
  stage: PostStage;
  version: number;
  leaseUntil: Moment | null;
  dueAt: Moment | null;
  lookAt: Moment | null;
  scheduledAt: Moment | null;
  tries: number;
  restarts: number | null;
  mediaIds: string[] | null;
  coverId: string | null;
  upload: Upload | null;
  doneBytes: string | number | null;
  allBytes: string | number | null;
  sentAt: Moment | null;
  itemId: string | null;
  hints: string[] | null;
  looks: number;
  misses: number;
  seenAt: Moment | null;
  shareId: string | null;
  link: string | null;
  linkEndsAt: Moment | null;
  callHash: string | null;
  error: PostError | null;
  warnings: PostWarning[] | null;
  consent: Deed | null;
  approval: Deed | null;
  publishedAt: Moment | null;
  endedAt: Moment | null;
};

/** Columns of a post by name. */
export type PostChange = Partial<Record<keyof PostRow | 'itemKey' | 'shareKey' | 'callKey', unknown>>;

/** One post by its id; null when there is none. */
export const findPost = (strapi: Core.Strapi, documentId: string): Promise<PostRow | null> =>
  strapi.db.query(postUid).findOne({ where: { documentId } }) as Promise<PostRow | null>;

/** Posts that match. */
export const findPosts = (
  strapi: Core.Strapi,
  where: Record<string, unknown>,
  limit = 100,
): Promise<PostRow[]> =>
  strapi.db.query(postUid).findMany({ where, limit, orderBy: { id: 'asc' } }) as Promise<PostRow[]>;

/** One post by its id; throws POST_NOT_FOUND. */
export async function needPost(strapi: Core.Strapi, id: string): Promise<PostRow> {
  const post = await findPost(strapi, id);
  if (!post) throw new PluginError('POST_NOT_FOUND', 'There is no such post');
  return post;
}

/** What is set back when a step is left behind. */
export const freshStep = { tries: 0, error: null } as const;

/** What is set back when a person sends a post off. */
export const freshStart = { ...freshStep, restarts: 0 } as const;

/** What is forgotten of a publication when its content changes, or a work was made of it that nobody sees. */
export const untouched = {
  ...freshStart,
  mediaIds: null,
  coverId: null,
  upload: null,
  doneBytes: null,
  allBytes: null,
  sentAt: null,
  itemId: null,
  itemKey: null,
  hints: null,
  looks: 0,
  misses: 0,
  seenAt: null,
  shareId: null,
  shareKey: null,
  link: null,
  linkEndsAt: null,
  publishedAt: null,
  endedAt: null,
} satisfies PostChange;

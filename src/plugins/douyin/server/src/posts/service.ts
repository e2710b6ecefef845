import type { PostCandidate, PostDesk, PostQr } from '../../../contracts/post-desk';
import { publishImageInput, publishVideoInput } from '../../../contracts/post-routes';
import {
  postInput,
  type PostEventView,
  type PostInput,
  type PostQuery,
  type PostView,
  type PublishAnswer,
  type Settlement,
} from '../../../contracts/post-views';
import type { z } from 'zod';
import type { Actor } from '../audit/service';
import { faultAt } from '../shared/errors';
import type { Context } from '../shared/service';
import { candidatesOf } from './desk/candidates';
import { postDesk } from './desk/desk';
import { linkQr } from './desk/qr';
import { readHistory, system } from './history';
import { approvePost, cancelPost, retryPost, schedulePost, settlePost } from './moves';
import { publish, type CallOptions } from './publish/publish';
import type { PostRow } from './row';
import { needPost } from './row';
import { listPosts, viewPost } from './view';
import { createPost, editPost } from './write';

type Paged<Row> = Promise<{ rows: Row[]; total: number }>;
type Publish<Input> = (input: Input, options?: Partial<CallOptions>) => Promise<PublishAnswer>;

/** Publishes works on the platform, never twice and never lost. */
export type PostsService = {
  /** Stores a draft; throws POST_INVALID naming the field, POST_MEDIA and CONFIG_NOT_FOUND. */
  create(input: z.input<typeof postInput>, actor: Actor): Promise<PostView>;
  /** Changes a post, which is a draft again; throws POST_STALE where `version` is not the stored one, and POST_STAGE. */
  edit(id: string, input: PostInput & { version: number }, actor: Actor): Promise<PostView>;
  /**
   * Agrees to a publication, now (null) or at a moment ahead. Throws POST_INVALID, POST_STAGE and, for now, why it could not
   * succeed: POST_OFF, AUTH_GRANT_LOST, AUTH_SCOPE_MISSING. What may go wrong later stands in `warnings`.
   */
  schedule(id: string, at: Date | null, actor: Actor): Promise<PostView>;
  /** Approves a post that waits for it; throws POST_STAGE. */
  approve(id: string, actor: Actor): Promise<PostView>;
  /** Ends a post before its time; throws POST_STAGE once the platform was asked to make it. */
  cancel(id: string, actor: Actor): Promise<PostView>;
  /** Goes on from the step where a post came to a halt; throws POST_STAGE. */
  retry(id: string, actor: Actor): Promise<PostView>;
  /** Decides what became of a post of which nobody knew; throws POST_STAGE. */
  settle(id: string, settlement: Settlement, actor: Actor): Promise<PostView>;
  /** One post; throws POST_NOT_FOUND. */
  read(id: string): Promise<PostView>;
  /** A page of posts, the newest first; with `accounts` those of these accounts alone. */
  list(query: PostQuery, accounts?: readonly string[] | null): Paged<PostView>;
  /** A page of what happened to a post, the oldest first; throws POST_NOT_FOUND. */
  events(id: string, page: { page: number; pageSize: number }): Paged<PostEventView>;
  /** Accounts, drives and limits for whoever writes a post. */
  desk(): Promise<PostDesk>;
  /** The link for the owner's phone as a QR code; throws POST_NOT_FOUND and POST_STAGE. */
  qr(id: string): Promise<PostQr>;
  /** Works of the account that a post may have become, the newest first; null where they may not be read. */
  candidates(id: string): Promise<PostCandidate[] | null>;
  /** Seed 001's `publish_video`. With `idempotencyKey` it is done once for its account; throws POST_INVALID naming the field. */
  publishVideo: Publish<z.input<typeof publishVideoInput>>;
  /** Seed 001's `publish_image`, in the same manner. */
  publishImage: Publish<z.input<typeof publishImageInput>>;
  /** The same by the seed's own names. */
  publish_video: PostsService['publishVideo'];
  publish_image: PostsService['publishImage'];
};

declare module '../shared/service' {
  interface Services {
    posts: PostsService;
  }
}

/** Input of other code of the site, read as that of a request is. */
function readInput<Shape extends z.ZodType>(shape: Shape, input: unknown): z.output<Shape> {
  const read = shape.safeParse(input ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw faultAt('POST_INVALID', issue?.path.join('.') ?? '', issue?.message ?? 'is not valid');
}

/** The `posts` service. */
export function postsService({ strapi }: Context): PostsService {
  const shown = async (moved: Promise<PostRow>) => viewPost(strapi, (await moved).documentId);
  const withDefaults = (options: Partial<CallOptions> = {}): CallOptions => ({
    actor: system,
    accounts: null,
    ...options,
  });
  const publishVideo: PostsService['publishVideo'] = async (input, options) =>
    publish(strapi, readInput(publishVideoInput, input), withDefaults(options));
  const publishImage: PostsService['publishImage'] = async (input, options) =>
    publish(strapi, readInput(publishImageInput, input), withDefaults(options));
  return {
    async create(input, actor) {
      const post = await createPost(strapi, readInput(postInput, input), actor);
      if (!post) throw new Error('A post without a key was taken for another');
      return viewPost(strapi, post.documentId);
    },
    edit: (id, input, actor) => shown(editPost(strapi, id, input, actor)),
    schedule: (id, at, actor) => shown(schedulePost(strapi, id, at, actor)),
    approve: (id, actor) => shown(approvePost(strapi, id, actor)),
    cancel: (id, actor) => shown(cancelPost(strapi, id, actor)),
    retry: (id, actor) => shown(retryPost(strapi, id, actor)),
    settle: (id, settlement, actor) => shown(settlePost(strapi, id, settlement, actor)),
    read: (id) => viewPost(strapi, id),
    list: (query, accounts = null) => listPosts(strapi, query, accounts),
    async events(id, page) {
      await needPost(strapi, id);
      return readHistory(strapi, id, page);
    },
    desk: () => postDesk(strapi),
    qr: (id) => linkQr(strapi, id),
    candidates: (id) => candidatesOf(strapi, id),
    publishVideo,
    publishImage,
    publish_video: publishVideo,
    publish_image: publishImage,
  };
}

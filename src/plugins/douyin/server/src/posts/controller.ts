import type { Context as KoaContext } from 'koa';
import { postContracts as contracts } from '../../../contracts/post-routes';
import type { PublishAnswer } from '../../../contracts/post-views';
import type { Actor } from '../audit/service';
import { readKey } from '../calls/fingerprint';
import { action, adminActor, siteActor } from '../shared/http';
import { service, type Context } from '../shared/service';
import { refuseForeign, refuseOutside, siteReach, type Reach } from './reach';

/** One kind of callers: who they are to the audit, and whose posts are theirs to see and change. */
type Callers = { actorOf(ctx: KoaContext): Actor; reachOf(ctx: KoaContext): Promise<Reach> };

const invalid = 'POST_INVALID';

/** The key that a request names its call with; throws CALL_KEY_INVALID. */
const keyOf = (ctx: KoaContext): string | undefined =>
  ctx.headers['idempotency-key'] ? readKey(ctx.get('idempotency-key')) : undefined;

/** 202 tells that it goes on by itself. */
function begun(ctx: KoaContext, answer: PublishAnswer): PublishAnswer {
  ctx.status = answer.item_id || !answer.success ? 200 : 202;
  return answer;
}

/** HTTP of posts for one kind of callers. */
function postActions({ strapi }: Context, { actorOf, reachOf }: Callers) {
  const posts = () => service(strapi, 'posts');
  const options = async (ctx: KoaContext) => ({
    actor: actorOf(ctx),
    idempotencyKey: keyOf(ctx),
    accounts: await reachOf(ctx),
  });
  /** The service, for a post that the caller reaches. */
  const postsFor = async (ctx: KoaContext, id: string) => {
    await refuseOutside(strapi, await reachOf(ctx), id);
    return posts();
  };
  return {
    publishVideo: action(
      contracts.publishVideo,
      async ({ body }, ctx) => begun(ctx, await posts().publishVideo(body, await options(ctx))),
      invalid,
    ),
    publishImage: action(
      contracts.publishImage,
      async ({ body }, ctx) => begun(ctx, await posts().publishImage(body, await options(ctx))),
      invalid,
    ),
    find: action(
      contracts.list,
      async ({ query }, ctx) => ({
        ...(await posts().list(query, await reachOf(ctx))),
        page: query.page,
        pageSize: query.pageSize,
      }),
      'QUERY_INVALID',
    ),
    findOne: action(
      contracts.read,
      async ({ params }, ctx) => (await postsFor(ctx, params.id)).read(params.id),
      invalid,
    ),
    eventsFind: action(
      contracts.events,
      async ({ params, query }, ctx) => ({
        ...(await (await postsFor(ctx, params.id)).events(params.id, query)),
        ...query,
      }),
      'QUERY_INVALID',
    ),
    create: action(
      contracts.create,
      async ({ body }, ctx) => {
        refuseForeign(await reachOf(ctx), body);
        return posts().create(body, actorOf(ctx));
      },
      invalid,
    ),
    update: action(
      contracts.edit,
      async ({ params, body }, ctx) => {
        const reached = await postsFor(ctx, params.id);
        refuseForeign(await reachOf(ctx), body);
        return reached.edit(params.id, body, actorOf(ctx));
      },
      invalid,
    ),
    schedule: action(
      contracts.schedule,
      async ({ params, body }, ctx) => {
        const reached = await postsFor(ctx, params.id);
        return reached.schedule(params.id, body.at ? new Date(body.at) : null, actorOf(ctx));
      },
      invalid,
    ),
    cancel: action(
      contracts.cancel,
      async ({ params }, ctx) => (await postsFor(ctx, params.id)).cancel(params.id, actorOf(ctx)),
      invalid,
    ),
    retry: action(
      contracts.retry,
      async ({ params }, ctx) => (await postsFor(ctx, params.id)).retry(params.id, actorOf(ctx)),
      invalid,
    ),
    approve: action(
      contracts.approve,
      ({ params }, ctx) => posts().approve(params.id, actorOf(ctx)),
      invalid,
    ),
    settle: action(
      contracts.settle,
      ({ params, body }, ctx) => posts().settle(params.id, body, actorOf(ctx)),
      invalid,
    ),
  };
}

/** What the screens ask beside. */
function deskActions({ strapi }: Context) {
  const posts = () => service(strapi, 'posts');
  return {
    desk: action(contracts.desk, () => posts().desk(), invalid),
    qr: action(contracts.qr, ({ params }) => posts().qr(params.id), invalid),
    candidates: action(
      contracts.candidates,
      async ({ params }) => ({ works: await posts().candidates(params.id) }),
      invalid,
    ),
  };
}

const administrators: Callers = { actorOf: adminActor, reachOf: async () => null };

const ofSite = ({ strapi }: Context): Callers => ({
  actorOf: siteActor,
  reachOf: (ctx) => siteReach(strapi, ctx),
});

/** What administrators do with posts. */
export const postController = (context: Context) => ({
  ...postActions(context, administrators),
  ...deskActions(context),
});

/** What programs and users of the site do with posts. */
export function postPublishController(context: Context) {
  const { publishVideo, publishImage, create, update, schedule, cancel, retry } = postActions(
    context,
    ofSite(context),
  );
  return { publishVideo, publishImage, create, update, schedule, cancel, retry };
}

/** What they may see of them. */
export function postViewController(context: Context) {
  const { find, findOne, eventsFind } = postActions(context, ofSite(context));
  return { find, findOne, eventsFind };
}

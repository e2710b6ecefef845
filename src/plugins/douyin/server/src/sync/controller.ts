import type { Context as KoaContext } from 'koa';
import type { Contract } from '../../../contracts/contract';
import { syncContracts as contracts, type RunView } from '../../../contracts/sync';
import { orFollowed } from '../shared/events';
import { action, adminActor, answerError, siteActor } from '../shared/http';
import { PluginError } from '../shared/errors';
import { service, type Context } from '../shared/service';
import { toTask } from './view';

type Action = (ctx: KoaContext) => Promise<void>;

const over: RunView['stage'][] = ['done', 'failed', 'cancelled'];

/** How a run is shown: the name of the event, and what it holds. */
type Showing = { event: string; show: (run: RunView) => unknown };

/** Answers with a run's progress as it goes on where that is asked for, otherwise as `plain` does. */
const followed = (
  { strapi }: Context,
  plain: Action,
  idOf: (ctx: KoaContext) => unknown,
  { event, show }: Showing,
): Action =>
  orFollowed(strapi, plain, async (ctx) => {
    const { id } = await service(strapi, 'sync').run(String(idOf(ctx)));
    const look = async () => {
      const run = await service(strapi, 'sync').run(id);
      return { data: show(run), isOver: over.includes(run.stage) };
    };
    return { event, subject: 'a sync', look };
  });

/** Gives what breaks on our side the name that the seed's routes promise; the cause goes to the log. */
const told =
  ({ strapi }: Context, work: Action): Action =>
  async (ctx) => {
    try {
      await work(ctx);
    } catch (cause) {
      strapi.log.error(`Douyin: a request for a sync failed: ${String(cause)}`);
      answerError(ctx, new PluginError('SYNC_BROKEN', 'The sync could not be asked for', {}, { cause }));
    }
  };

/** HTTP of the seed's routes: a site's users and servers with the permission start and watch the sync of fans. */
export const syncController = (context: Context) => {
  const sync = () => service(context.strapi, 'sync');
  const route = <C extends Contract>(...[contract, handler]: Parameters<typeof action<C>>): Action =>
    told(context, action(contract, handler, 'SYNC_INVALID'));
  const show = route(contracts.show, async ({ params }) => toTask(await sync().run(params.taskId)));
  return {
    start: route(contracts.start, async ({ body }, ctx) => {
      const stream = await sync().fansOf(body.douyinUserId);
      const { run, isNew } = await sync().start(stream.documentId, body.syncStrategy, 'user');
      ctx.status = isNew ? 202 : 200;
      return toTask(await sync().run(run.documentId));
    }),
    findOne: followed(context, show, (ctx) => ctx.params.taskId, { event: 'task', show: toTask }),
    pause: route(contracts.pause, async ({ params }) => toTask(await sync().pause(params.taskId))),
    resume: route(contracts.resume, async ({ params }) => toTask(await sync().resume(params.taskId))),
    cancel: route(contracts.cancel, async ({ params }) => toTask(await sync().cancel(params.taskId))),
    retry: route(contracts.retry, async ({ params: { taskId } }, ctx) => {
      const { streamId } = await sync().run(taskId);
      const retried = await sync().retryLetters(streamId, siteActor(ctx));
      ctx.status = retried.queued ? 202 : 200;
      return { taskId, ...retried };
    }),
  };
};

/** HTTP of the streams and their runs for administrators. */
export const streamController = (context: Context) => {
  const sync = () => service(context.strapi, 'sync');
  const showRun = action(contracts.readRun, ({ params }) => sync().run(params.id));
  return {
    find: action(contracts.streams, async ({ params }) => ({ rows: await sync().streams(params.id) })),
    overview: action(contracts.overview, async ({ query }) => {
      const { page, pageSize } = query;
      return { ...(await sync().overview(query)), page, pageSize };
    }),
    healths: action(contracts.healths, async () => ({ rows: await sync().healths() })),
    choices: action(contracts.choices, () => sync().choices()),
    budget: action(contracts.budget, ({ params }) => sync().budget(params.id)),
    update: action(contracts.edit, ({ params, body }, ctx) => sync().edit(params.id, body, adminActor(ctx))),
    run: action(contracts.run, async ({ params, body }, ctx) => {
      const { isNew } = await sync().start(params.id, body.strategy, 'user');
      ctx.status = isNew ? 202 : 200;
      return sync().stream(params.id);
    }),
    runs: action(contracts.runs, async ({ params, query }) => ({
      ...(await sync().runs(params.id, query)),
      ...query,
    })),
    readRun: followed(context, showRun, (ctx) => ctx.params.id, { event: 'run', show: (run) => run }),
    pause: action(contracts.pauseRun, ({ params }) => sync().pause(params.id)),
    resume: action(contracts.resumeRun, ({ params }) => sync().resume(params.id)),
    cancel: action(contracts.cancelRun, ({ params }) => sync().cancel(params.id)),
    review: action(contracts.review, ({ params }) => sync().review(params.id)),
    acceptReview: action(contracts.acceptReview, async ({ params }, ctx) => ({
      gone: await sync().acceptReview(params.id, adminActor(ctx)),
    })),
    dismissReview: action(contracts.dismissReview, async ({ params }, ctx) => {
      await sync().dismissReview(params.id, adminActor(ctx));
      return sync().stream(params.id);
    }),
  };
};

/** HTTP of the rows that became no lead, for administrators. */
export const letterController = ({ strapi }: Context) => {
  const sync = () => service(strapi, 'sync');
  return {
    find: action(contracts.letters, async ({ params, query }) => {
      const { page, pageSize } = query;
      return { ...(await sync().letters(params.id, query)), page, pageSize };
    }),
    retry: action(contracts.retryLetter, ({ params }, ctx) => sync().retryLetter(params.id, adminActor(ctx))),
    retryAll: action(contracts.retryLetters, async ({ params }, ctx) => {
      const retried = await sync().retryLetters(params.id, adminActor(ctx));
      ctx.status = retried.queued ? 202 : 200;
      return retried;
    }),
    discard: action(contracts.discardLetter, async ({ params, body }, ctx) => ({
      discarded: await sync().discardLetter(params.id, body.reason, adminActor(ctx)),
    })),
    discardAll: action(contracts.discardLetters, async ({ params, body }, ctx) => ({
      discarded: await sync().discardLetters(params.id, body.reason, adminActor(ctx)),
    })),
  };
};

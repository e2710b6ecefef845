import type { Context as KoaContext } from 'koa';
import { syncContracts } from '../../../contracts/sync';
import { action, answerError } from '../shared/http';
import { service, type Context } from '../shared/service';
import { followRun } from './follow';
import { toTask } from './view';

const invalid = 'QUERY_INVALID';

/** HTTP of the seed's routes: a site's users and servers with the permission start and watch the sync of fans. */
export const syncController = ({ strapi }: Context) => {
  const sync = () => service(strapi, 'sync');
  const findOne = action(syncContracts.show, async ({ params }) => toTask(await sync().run(params.taskId)));
  return {
    start: action(
      syncContracts.start,
      async ({ body }, ctx) => {
        const stream = await sync().fansOf(body.douyinUserId);
        const { run, isNew } = await sync().start(stream.documentId, body.syncStrategy, 'user');
        ctx.status = isNew ? 202 : 200;
        return toTask(await sync().run(run.documentId));
      },
      invalid,
    ),
    async findOne(ctx: KoaContext) {
      if (!ctx.accepts('json', 'text/event-stream')?.toString().includes('event-stream')) return findOne(ctx);
      try {
        const { id } = await sync().run(String(ctx.params.taskId));
        followRun(strapi, ctx, id);
      } catch (error) {
        answerError(ctx, error);
      }
    },
    pause: action(syncContracts.pause, async ({ params }) => toTask(await sync().pause(params.taskId))),
    resume: action(syncContracts.resume, async ({ params }) => toTask(await sync().resume(params.taskId))),
    cancel: action(syncContracts.cancel, async ({ params }) => toTask(await sync().cancel(params.taskId))),
  };
};

/** HTTP of the streams for administrators. */
export const streamController = ({ strapi }: Context) => {
  const sync = () => service(strapi, 'sync');
  return {
    find: action(syncContracts.streams, async ({ params }) => ({ rows: await sync().streams(params.id) })),
    update: action(syncContracts.edit, ({ params, body }) => sync().edit(params.id, body)),
    run: action(syncContracts.run, async ({ params, body }, ctx) => {
      const { isNew } = await sync().start(params.id, body.strategy, 'user');
      ctx.status = isNew ? 202 : 200;
      return sync().stream(params.id);
    }),
  };
};

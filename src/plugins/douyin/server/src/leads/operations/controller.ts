import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import {
  eraseManyContracts,
  operationContracts,
  type OperationView,
} from '../../../../contracts/lead-operations';
import { orFollowed } from '../../shared/events';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { changerOf, panelAsker, type AskerOf } from '../rights/actions';
import { countErasing, startErasing } from './erase-many';
import { findOperation, isOver, ownOperation, viewOf, type OperationRow } from './row';
import { cancelOperation, listOperations, startOperation, undoOperation } from './start';

/** Shows an operation; 202 tells that it goes on. */
export function begunView(ctx: KoaContext, row: OperationRow): OperationView {
  ctx.status = isOver(row) ? 200 : 202;
  return viewOf(row);
}

async function shownNow(strapi: Core.Strapi, id: string) {
  const row = await findOperation(strapi, id);
  return row && { data: viewOf(row), isOver: isOver(row) };
}

type Own = (ctx: KoaContext, id: string) => Promise<OperationRow>;

const followed = (strapi: Core.Strapi, read: (ctx: KoaContext) => Promise<void>, own: Own) =>
  orFollowed(strapi, read, async (ctx) => {
    const { documentId } = await own(ctx, String(ctx.params.id));
    return { event: 'operation', subject: 'an operation', look: () => shownNow(strapi, documentId) };
  });

/** What can be done with many leads over HTTP. */
export function operationActions({ strapi }: Context, askerOf: AskerOf) {
  const own = async (ctx: KoaContext, id: string) =>
    ownOperation(strapi, id, (await askerOf(ctx, 'update')).actor);
  const read = action(operationContracts.read, async ({ params }, ctx) => viewOf(await own(ctx, params.id)));
  return {
    startMany: action(
      operationContracts.start,
      async ({ body }, ctx) =>
        begunView(ctx, await startOperation(strapi, body, await changerOf(askerOf, ctx))),
      'LEAD_INVALID',
    ),
    listMany: action(operationContracts.list, async (_input, ctx) => ({
      rows: (await listOperations(strapi, await askerOf(ctx, 'update'))).map(viewOf),
    })),
    followMany: followed(strapi, read, own),
    cancelMany: action(operationContracts.cancel, async ({ params }, ctx) =>
      viewOf(await cancelOperation(strapi, params.id, await askerOf(ctx, 'update'))),
    ),
    undoMany: action(operationContracts.undo, async ({ params }, ctx) =>
      begunView(ctx, await undoOperation(strapi, params.id, await askerOf(ctx, 'update'))),
    ),
  };
}

/** What only the panel does with many leads: to erase them. */
function erasingActions({ strapi }: Context) {
  const askerOf = (ctx: KoaContext) => panelAsker(strapi)(ctx, 'erase');
  const own = async (ctx: KoaContext, id: string) => ownOperation(strapi, id, (await askerOf(ctx)).actor);
  const read = action(eraseManyContracts.read, async ({ params }, ctx) => viewOf(await own(ctx, params.id)));
  return {
    countErasing: action(
      eraseManyContracts.count,
      async ({ body }, ctx) => ({ total: await countErasing(strapi, body.select, await askerOf(ctx)) }),
      'LEAD_INVALID',
    ),
    eraseMany: action(
      eraseManyContracts.start,
      async ({ body }, ctx) => begunView(ctx, await startErasing(strapi, body, await askerOf(ctx))),
      'LEAD_INVALID',
    ),
    followErasing: followed(strapi, read, own),
    cancelErasing: action(eraseManyContracts.cancel, async ({ params }, ctx) =>
      viewOf(await cancelOperation(strapi, params.id, await askerOf(ctx))),
    ),
  };
}

/** HTTP of changing and erasing many leads, for administrators. */
export const operationController = (context: Context) => ({
  ...operationActions(context, panelAsker(context.strapi)),
  ...erasingActions(context),
});

import { tagContracts } from '../../../../contracts/lead-tags';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { begunView } from '../operations/controller';
import { startOperation } from '../operations/start';
import { changerOf, panelAsker, type AskerOf } from '../rights/actions';
import { listTags } from './list';

/** What can be done with tags over HTTP. */
export const tagActions = ({ strapi }: Context, askerOf: AskerOf) => ({
  tagsFind: action(tagContracts.list, async (_input, ctx) =>
    listTags(strapi, (await askerOf(ctx, 'read')).reach),
  ),
  replaceTag: action(
    tagContracts.replace,
    async ({ body: { from, to } }, ctx) => {
      const change = { removeTags: [from], ...(to ? { addTags: [to] } : {}) };
      const order = { select: { filter: { tag: from } }, change };
      return begunView(ctx, await startOperation(strapi, order, await changerOf(askerOf, ctx)));
    },
    'LEAD_INVALID',
  ),
});

/** HTTP of the tags for administrators. */
export const tagController = (context: Context) => tagActions(context, panelAsker(context.strapi));

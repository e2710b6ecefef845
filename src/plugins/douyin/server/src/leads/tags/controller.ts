import { tagContracts, tagSettingContracts } from '../../../../contracts/lead-tags';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { begunView } from '../operations/controller';
import { startOperation } from '../operations/start';
import { changerOf, panelAsker, type AskerOf } from '../rights/actions';
import { listTags } from './list';
import { carrySetting, listSettings, removeSetting, saveSetting } from './settings';

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
      const operation = await startOperation(strapi, order, await changerOf(askerOf, ctx));
      if (to) await carrySetting(strapi, from, to);
      return begunView(ctx, operation);
    },
    'LEAD_INVALID',
  ),
});

/** HTTP of the tags for administrators. */
export const tagController = (context: Context) => tagActions(context, panelAsker(context.strapi));

/** HTTP of colours and groups, for administrators. */
export const tagSettingController = ({ strapi }: Context) => ({
  find: action(tagSettingContracts.list, async () => ({ rows: await listSettings(strapi) })),
  save: action(tagSettingContracts.save, ({ body }) => saveSetting(strapi, body)),
  remove: action(tagSettingContracts.remove, async ({ body: { tag } }) => {
    await removeSetting(strapi, tag);
    return { tag };
  }),
});

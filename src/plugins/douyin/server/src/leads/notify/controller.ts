import { notifyContracts } from '../../../../contracts/lead-notify';
import { action, adminActor } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { readChoices } from '../panel/choices';
import { listMessages } from './log';
import { changeNotifyRule, createNotifyRule, listNotifyRules, removeNotifyRule } from './rules';
import { testRule } from './test-rule';

/** HTTP of the rules that tell of leads. */
export const notifyController = ({ strapi }: Context) => ({
  find: action(notifyContracts.rules, async () => ({ rows: await listNotifyRules(strapi) })),
  choices: action(notifyContracts.choices, async (_input, ctx) => {
    const channels = await service(strapi, 'notices').channels();
    return {
      ...(await readChoices(strapi, ctx)),
      channels: channels.map(({ id, name, kind, enabled }) => ({ id, name, kind, enabled })),
    };
  }),
  create: action(notifyContracts.create, ({ body }, ctx) => createNotifyRule(strapi, body, adminActor(ctx))),
  update: action(notifyContracts.update, ({ params, body }, ctx) =>
    changeNotifyRule(strapi, params.id, body, adminActor(ctx)),
  ),
  delete: action(notifyContracts.remove, async ({ params }, ctx) => {
    await removeNotifyRule(strapi, params.id, adminActor(ctx));
    return { id: params.id };
  }),
  test: action(notifyContracts.test, async ({ params }) => ({ results: await testRule(strapi, params.id) })),
  messages: action(notifyContracts.messages, async ({ query }) => ({
    ...(await listMessages(strapi, query)),
    page: query.page,
    pageSize: query.pageSize,
  })),
});

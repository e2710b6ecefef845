import { assignmentContracts } from '../../../../contracts/lead-assignment';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { changerOf, panelAsker } from '../rights/actions';
import { claimLead } from './claim';
import { changeRule, createRule, listRules, orderRules, removeRule } from './rules';

/** HTTP of dealing out leads, for administrators. */
export const assignmentController = ({ strapi }: Context) => ({
  find: action(assignmentContracts.rules, async () => ({ rows: await listRules(strapi) })),
  create: action(assignmentContracts.createRule, ({ body }) => createRule(strapi, body)),
  update: action(assignmentContracts.updateRule, ({ params, body }) => changeRule(strapi, params.id, body)),
  delete: action(assignmentContracts.removeRule, async ({ params }) => {
    await removeRule(strapi, params.id);
    return { id: params.id };
  }),
  order: action(assignmentContracts.orderRules, async ({ body }) => ({
    rows: await orderRules(strapi, body.ids),
  })),
  claim: action(
    assignmentContracts.claim,
    async ({ params }, ctx) => claimLead(strapi, params.id, await changerOf(panelAsker(strapi), ctx)),
    'LEAD_INVALID',
  ),
});

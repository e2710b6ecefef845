import { leadPanelContracts as contracts } from '../../../../contracts/lead-panel';
import { lookalikesOf } from '../duplicates/list';
import { findLead } from '../lock';
import { changerOf, panelAsker } from '../rights/actions';
import { action } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { readChoices } from './choices';
import { readPanelLead, readPanelLeads } from './read';

/** HTTP of what the panel shows beyond the public contract. */
export function panelActions({ strapi }: Context) {
  const leads = () => service(strapi, 'leads');
  const askerOf = panelAsker(strapi);
  return {
    find: action(
      contracts.list,
      async ({ query }, ctx) => {
        const page = await leads().list(query, (await askerOf(ctx, 'read')).reach);
        const counted = query.count === 'none' ? { total: null, pages: null } : {};
        const ids = page.records.map(({ leadId }) => leadId);
        return { ...page, ...counted, records: await readPanelLeads(strapi, ids) };
      },
      'QUERY_INVALID',
    ),
    findOne: action(
      contracts.read,
      async ({ params }, ctx) => {
        const { id } = await findLead(strapi, params.id, (await askerOf(ctx, 'read')).reach);
        return readPanelLead(strapi, id);
      },
      'QUERY_INVALID',
    ),
    total: action(
      contracts.total,
      async ({ query: { count, ...filter } }, ctx) =>
        leads().count(filter, count === 'exact', (await askerOf(ctx, 'read')).reach),
      'QUERY_INVALID',
    ),
    choices: action(contracts.choices, (_input, ctx) => readChoices(strapi, ctx)),
    change: action(
      contracts.change,
      async ({ params, body }, ctx) => {
        const { leadId } = await leads().change(params.id, body, await changerOf(askerOf, ctx));
        return readPanelLead(strapi, leadId);
      },
      'LEAD_INVALID',
    ),
    lookalikes: action(
      contracts.lookalikes,
      async ({ params }, ctx) => {
        const { reach } = await askerOf(ctx, 'read');
        const { id } = await findLead(strapi, params.id, reach);
        return { rows: await lookalikesOf(strapi, id, reach) };
      },
      'QUERY_INVALID',
    ),
  };
}

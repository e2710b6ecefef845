import {
  leadDuplicateContracts as contracts,
  leadMatchContracts,
} from '../../../../contracts/lead-duplicates';
import { action } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { panelAsker, type AskerOf } from '../rights/actions';
import { pairsOf } from './apart';

/** The question which leads people are, over HTTP. */
export const matchActions = ({ strapi }: Context, askerOf: AskerOf) => ({
  match: action(
    leadMatchContracts.match,
    async ({ body }, ctx) => ({
      people: await service(strapi, 'leadDuplicates').matches(
        body.people,
        (await askerOf(ctx, 'read')).reach,
      ),
    }),
    'LEAD_INVALID',
  ),
});

/** HTTP of finding duplicates for administrators. */
export function leadDuplicatesController(context: Context) {
  const duplicates = () => service(context.strapi, 'leadDuplicates');
  const askerOf = panelAsker(context.strapi);
  return {
    search: action(contracts.search, () => duplicates().search()),
    state: action(contracts.state, () => duplicates().state()),
    cancel: action(contracts.cancel, () => duplicates().cancel()),
    find: action(
      contracts.list,
      async ({ query }, ctx) => duplicates().list(query, (await askerOf(ctx, 'merge')).reach),
      'QUERY_INVALID',
    ),
    keepApart: action(
      contracts.keepApart,
      async ({ body }, ctx) => {
        const added = await duplicates().keepApart(body.leads, await askerOf(ctx, 'merge'));
        return { pairs: pairsOf(body.leads).length, added };
      },
      'LEAD_INVALID',
    ),
    takeBack: action(
      contracts.takeBack,
      async ({ body }, ctx) => ({
        pairs: await duplicates().takeBack(body.pairs, (await askerOf(ctx, 'merge')).reach),
      }),
      'LEAD_INVALID',
    ),
    ...matchActions(context, askerOf),
  };
}

import { grants, ownBox } from '../../../../contracts/grants';
import { leadMergeContracts as contracts } from '../../../../contracts/lead-merge';
import { action } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { panelAsker, siteActions, type AskerOf } from '../rights/actions';
import { siteBox } from '../rights/http';

function mergeActions({ strapi }: Context, askerOf: AskerOf) {
  const merging = () => service(strapi, 'leadMerge');
  return {
    preview: action(
      contracts.preview,
      async ({ body }, ctx) => merging().preview(body, (await askerOf(ctx, 'merge')).reach),
      'LEAD_INVALID',
    ),
    merge: action(
      contracts.merge,
      async ({ body }, ctx) => merging().merge(body, await askerOf(ctx, 'merge')),
      'LEAD_INVALID',
    ),
    find: action(
      contracts.merges,
      async ({ params }, ctx) => merging().merges(params.id, (await askerOf(ctx, 'merge')).reach),
      'QUERY_INVALID',
    ),
    separate: action(
      contracts.separate,
      async ({ params }, ctx) => merging().separate(params.id, await askerOf(ctx, 'merge')),
      'LEAD_INVALID',
    ),
  };
}

/** HTTP of merging leads for administrators. */
export const leadMergePanelController = (context: Context) =>
  mergeActions(context, panelAsker(context.strapi));

/** HTTP of merging leads in the content API. */
export const leadMergeController = (context: Context) => ({
  ...siteActions(context, grants.leadsMerge, mergeActions, ['preview', 'merge', 'find', 'separate']),
  [ownBox]: siteBox(),
});

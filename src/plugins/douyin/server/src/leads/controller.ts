import { grants, ownBox } from '../../../contracts/grants';
import { leadContracts } from '../../../contracts/leads';
import { action } from '../shared/http';
import { service, type Context } from '../shared/service';
import { countActions } from './counts/controller';
import { matchActions } from './duplicates/controller';
import { operationActions } from './operations/controller';
import { panelActions } from './panel/controller';
import { changerOf, panelAsker, siteActions, type AskerOf } from './rights/actions';
import { siteBox } from './rights/http';
import { tagActions } from './tags/controller';
import { timelineActions } from './timeline/controller';

/** What can be done with leads over HTTP, the same in the panel and in the content API. */
function leadActions({ strapi }: Context, askerOf: AskerOf) {
  const leads = () => service(strapi, 'leads');
  return {
    find: action(
      leadContracts.list,
      async ({ query }, ctx) => leads().list(query, (await askerOf(ctx, 'read')).reach),
      'QUERY_INVALID',
    ),
    findOne: action(
      leadContracts.read,
      async ({ params }, ctx) => leads().get(params.id, (await askerOf(ctx, 'read')).reach),
      'QUERY_INVALID',
    ),
    update: action(
      leadContracts.update,
      async ({ params, body }, ctx) => leads().change(params.id, body, await changerOf(askerOf, ctx)),
      'LEAD_INVALID',
    ),
  };
}

/** HTTP of the leads for administrators. */
export const leadPanelController = (context: Context) => ({
  ...leadActions(context, panelAsker(context.strapi)),
  ...panelActions(context),
});

/** HTTP of reading leads in the content API. */
export const leadViewController = (context: Context) => ({
  ...siteActions(context, grants.leadsView, leadActions, ['find', 'findOne']),
  ...siteActions(context, grants.leadsView, timelineActions, ['eventsFind', 'sourcesFind']),
  ...siteActions(context, grants.leadsView, tagActions, ['tagsFind']),
  ...siteActions(context, grants.leadsView, countActions, ['chartFind', 'followUpsFind', 'stagesFind']),
  ...siteActions(context, grants.leadsView, matchActions, ['match']),
  [ownBox]: siteBox(),
});

/** HTTP of changing leads in the content API. */
export const leadEditController = (context: Context) => ({
  ...siteActions(context, grants.leadsEdit, leadActions, ['update']),
  ...siteActions(context, grants.leadsEdit, timelineActions, ['addNote', 'editNote', 'removeNote']),
  ...siteActions(context, grants.leadsEdit, tagActions, ['replaceTag']),
  ...siteActions(context, grants.leadsEdit, operationActions, [
    'startMany',
    'listMany',
    'followMany',
    'cancelMany',
    'undoMany',
  ]),
  assign: siteBox(),
  [ownBox]: siteBox(),
});

import type { Context as KoaContext } from 'koa';
import { grants, ownBox, type Grant } from '../../../contracts/grants';
import { leadContracts } from '../../../contracts/leads';
import type { LeadAction } from '../../../contracts/permissions';
import { action } from '../shared/http';
import { service, type Context } from '../shared/service';
import { adminAsker } from './rights/admin';
import type { Asker } from './rights/reach';
import { siteAsker } from './rights/site';

/** Who sends a request, and how far that one reaches for what the request is about. */
type AskerOf = (ctx: KoaContext, what: LeadAction) => Promise<Asker>;

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
      async ({ params, body }, ctx) => leads().change(params.id, body, await askerOf(ctx, 'update')),
      'LEAD_INVALID',
    ),
  };
}

/** HTTP of the leads for administrators. */
export const leadPanelController = (context: Context) =>
  leadActions(context, (ctx, what) => adminAsker(context.strapi, ctx, what));

/** A box of the screen of roles that opens no route of its own. */
const box = () =>
  Object.assign(() => undefined, {
    // What Strapi marks the actions of routes with.
    [Symbol.for('__type__')]: ['content-api'],
  });

type LeadActions = ReturnType<typeof leadActions>;

/** Some of the actions for the content API, each behind the box of its own name. */
const fromSite = (context: Context, grant: Grant, names: (keyof LeadActions)[]) =>
  Object.fromEntries(
    names.map((name) => {
      const asker: AskerOf = (ctx) => siteAsker(context.strapi, ctx, { grant, box: name });
      return [name, leadActions(context, asker)[name]];
    }),
  );

/** HTTP of reading leads in the content API. */
export const leadViewController = (context: Context) => ({
  ...fromSite(context, grants.leadsView, ['find', 'findOne']),
  [ownBox]: box(),
});

/** HTTP of changing leads in the content API. */
export const leadEditController = (context: Context) => ({
  ...fromSite(context, grants.leadsEdit, ['update']),
  [ownBox]: box(),
});

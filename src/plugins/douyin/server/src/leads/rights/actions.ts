import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { grantId, grants, type Grant } from '../../../../contracts/grants';
import type { LeadAction } from '../../../../contracts/permissions';
import type { Context } from '../../shared/service';
import { adminAsker } from './admin';
import { nothing, type Asker } from './reach';
import { holds, siteAsker } from './site';

/** Who sends a request, and how far that one reaches for what the request is about. */
export type AskerOf = (ctx: KoaContext, what: LeadAction) => Promise<Asker>;

type Actions = Record<string, (ctx: KoaContext) => Promise<void>>;

/** Makes the actions of some routes, for the panel and for the content API alike. */
export type ActionsFor<Made extends Actions> = (context: Context, askerOf: AskerOf) => Made;

/** Asks for administrators. */
export const panelAsker =
  (strapi: Core.Strapi): AskerOf =>
  (ctx, what) =>
    adminAsker(strapi, ctx, what);

/** The box of the content API that lets whoever may edit give leads to others. */
const assignBox = grantId(grants.leadsEdit, 'assign');

/** Some actions for the content API, each behind the box of its own name; giving leads away needs one more box. */
export function siteActions<Made extends Actions>(
  context: Context,
  grant: Grant,
  make: ActionsFor<Made>,
  names: (keyof Made & string)[],
): Actions {
  const { strapi } = context;
  const action = (box: string) => {
    const askerOf: AskerOf = async (ctx, what) => {
      const asker = await siteAsker(strapi, ctx, { grant, box });
      const isRefused = what === 'assign' && !(await holds(strapi, ctx, assignBox));
      return isRefused ? { ...asker, reach: nothing } : asker;
    };
    return make(context, askerOf)[box] as Actions[string];
  };
  return Object.fromEntries(names.map((name) => [name, action(name)]));
}

/** Whoever changes leads: as far as `assign` reaches, that one gives them to anybody. */
export const changerOf = async (askerOf: AskerOf, ctx: KoaContext): Promise<Asker> => ({
  ...(await askerOf(ctx, 'update')),
  assign: (await askerOf(ctx, 'assign')).reach,
});

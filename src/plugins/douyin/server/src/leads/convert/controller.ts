import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { grants, ownBox } from '../../../../contracts/grants';
import { leadConvertContracts as contracts } from '../../../../contracts/lead-convert';
import { action } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { panelAsker, siteActions, type AskerOf } from '../rights/actions';
import { siteBox } from '../rights/http';
import { adminConverter, siteConverter, type Converter } from './rights';

const conversion = (strapi: Core.Strapi) => service(strapi, 'leadConvert');

const readActions = ({ strapi }: Context, askerOf: AskerOf) => ({
  maps: action(contracts.maps, async (_input, ctx) => {
    await askerOf(ctx, 'convert');
    return conversion(strapi).maps();
  }),
  find: action(
    contracts.conversions,
    async ({ params }, ctx) => conversion(strapi).conversions(params.id, (await askerOf(ctx, 'read')).reach),
    'QUERY_INVALID',
  ),
});

const convertAction = (
  strapi: Core.Strapi,
  converterOf: (strapi: Core.Strapi, ctx: KoaContext) => Promise<Converter>,
) =>
  action(
    contracts.convert,
    async ({ params, body }, ctx) =>
      conversion(strapi).convert(params.id, body.map, await converterOf(strapi, ctx)),
    'LEAD_INVALID',
  );

/** HTTP of converting leads for administrators. */
export const leadConvertPanelController = (context: Context) => ({
  ...readActions(context, panelAsker(context.strapi)),
  convert: convertAction(context.strapi, adminConverter),
  offers: action(
    contracts.offers,
    async ({ params }, ctx) => ({
      rows: await conversion(context.strapi).offers(params.id, await adminConverter(context.strapi, ctx)),
    }),
    'QUERY_INVALID',
  ),
});

/** HTTP of converting leads in the content API; the box `phone` lets phone numbers go along. */
export const leadConvertController = (context: Context) => ({
  ...siteActions(context, grants.leadsConvert, readActions, ['maps', 'find']),
  convert: convertAction(context.strapi, siteConverter),
  phone: siteBox(),
  [ownBox]: siteBox(),
});

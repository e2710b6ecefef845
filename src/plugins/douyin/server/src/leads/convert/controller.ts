import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { grants, ownBox } from '../../../../contracts/grants';
import { leadConvertContracts } from '../../../../contracts/lead-convert';
import { action } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { adminsFor, siteBox, siteFor, type AskerOf } from '../rights/http';
import { adminConverter, siteConverter, type Converter } from './rights';

const conversion = (strapi: Core.Strapi) => service(strapi, 'leadConvert');

const actions = {
  maps: (strapi: Core.Strapi, askerOf: AskerOf) =>
    action(leadConvertContracts.maps, async (_input, ctx) => {
      await askerOf(ctx);
      return conversion(strapi).maps();
    }),
  find: (strapi: Core.Strapi, askerOf: AskerOf) =>
    action(
      leadConvertContracts.conversions,
      async ({ params }, ctx) => conversion(strapi).conversions(params.id, (await askerOf(ctx)).reach),
      'QUERY_INVALID',
    ),
  convert: (strapi: Core.Strapi, converterOf: (ctx: KoaContext) => Promise<Converter>) =>
    action(
      leadConvertContracts.convert,
      async ({ params, body }, ctx) =>
        conversion(strapi).convert(params.id, body.map, await converterOf(ctx)),
      'LEAD_INVALID',
    ),
};

/** HTTP of converting leads for administrators. */
export const leadConvertPanelController = ({ strapi }: Context) => ({
  maps: actions.maps(strapi, adminsFor(strapi, 'convert')),
  find: actions.find(strapi, adminsFor(strapi, 'read')),
  convert: actions.convert(strapi, (ctx) => adminConverter(strapi, ctx)),
});

/** HTTP of converting leads in the content API; the box `phone` lets phone numbers go along. */
export const leadConvertController = ({ strapi }: Context) => ({
  maps: actions.maps(strapi, siteFor(strapi, grants.leadsConvert, 'maps')),
  find: actions.find(strapi, siteFor(strapi, grants.leadsConvert, 'find')),
  convert: actions.convert(strapi, (ctx) => siteConverter(strapi, ctx)),
  phone: siteBox(),
  [ownBox]: siteBox(),
});

import type { Core } from '@strapi/strapi';
import { grants } from '../../../../contracts/grants';
import { leadDuplicateContracts, leadMatchContracts } from '../../../../contracts/lead-duplicates';
import { action } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { adminsFor, siteFor, type AskerOf } from '../rights/http';

const duplicates = (strapi: Core.Strapi) => service(strapi, 'leadDuplicates');

const match = (strapi: Core.Strapi, askerOf: AskerOf) =>
  action(
    leadMatchContracts.match,
    async ({ body }, ctx) => ({
      people: await duplicates(strapi).matches(body.people, (await askerOf(ctx)).reach),
    }),
    'LEAD_INVALID',
  );

/** HTTP of finding duplicates for administrators. */
export const leadDuplicatesController = ({ strapi }: Context) => ({
  search: action(leadDuplicateContracts.search, () => duplicates(strapi).search()),
  state: action(leadDuplicateContracts.state, () => duplicates(strapi).state()),
  find: action(
    leadDuplicateContracts.list,
    async ({ query }, ctx) => duplicates(strapi).list(query, (await adminsFor(strapi, 'merge')(ctx)).reach),
    'QUERY_INVALID',
  ),
  keepApart: action(
    leadDuplicateContracts.keepApart,
    async ({ body }, ctx) => ({
      pairs: await duplicates(strapi).keepApart(body.leads, await adminsFor(strapi, 'merge')(ctx)),
    }),
    'LEAD_INVALID',
  ),
  match: match(strapi, adminsFor(strapi, 'read')),
});

/** The question which leads people are, in the content API. */
export const siteMatch = ({ strapi }: Context) => match(strapi, siteFor(strapi, grants.leadsView, 'match'));

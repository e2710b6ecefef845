import type { Core } from '@strapi/strapi';
import { grants, ownBox } from '../../../../contracts/grants';
import { leadMergeContracts } from '../../../../contracts/lead-merge';
import { action } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { adminsFor, siteBox, siteFor, type AskerOf } from '../rights/http';

const merging = (strapi: Core.Strapi) => service(strapi, 'leadMerge');

const actions = {
  preview: (strapi: Core.Strapi, askerOf: AskerOf) =>
    action(
      leadMergeContracts.preview,
      async ({ body }, ctx) => merging(strapi).preview(body, (await askerOf(ctx)).reach),
      'LEAD_INVALID',
    ),
  merge: (strapi: Core.Strapi, askerOf: AskerOf) =>
    action(
      leadMergeContracts.merge,
      async ({ body }, ctx) => merging(strapi).merge(body, await askerOf(ctx)),
      'LEAD_INVALID',
    ),
  find: (strapi: Core.Strapi, askerOf: AskerOf) =>
    action(
      leadMergeContracts.merges,
      async ({ params }, ctx) => merging(strapi).merges(params.id, (await askerOf(ctx)).reach),
      'QUERY_INVALID',
    ),
  separate: (strapi: Core.Strapi, askerOf: AskerOf) =>
    action(
      leadMergeContracts.separate,
      async ({ params }, ctx) => merging(strapi).separate(params.id, await askerOf(ctx)),
      'LEAD_INVALID',
    ),
};

/** HTTP of merging leads for administrators. */
export const leadMergePanelController = ({ strapi }: Context) => ({
  preview: actions.preview(strapi, adminsFor(strapi, 'merge')),
  merge: actions.merge(strapi, adminsFor(strapi, 'merge')),
  find: actions.find(strapi, adminsFor(strapi, 'merge')),
  separate: actions.separate(strapi, adminsFor(strapi, 'merge')),
});

/** HTTP of merging leads in the content API. */
export const leadMergeController = ({ strapi }: Context) => ({
  preview: actions.preview(strapi, siteFor(strapi, grants.leadsMerge, 'preview')),
  merge: actions.merge(strapi, siteFor(strapi, grants.leadsMerge, 'merge')),
  find: actions.find(strapi, siteFor(strapi, grants.leadsMerge, 'find')),
  separate: actions.separate(strapi, siteFor(strapi, grants.leadsMerge, 'separate')),
  [ownBox]: siteBox(),
});

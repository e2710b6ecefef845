import { leadContracts } from '../../../contracts/leads';
import { action, siteActor } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the leads in the content API. */
export const leadController = ({ strapi }: Context) => {
  const leads = () => service(strapi, 'leads');
  return {
    find: action(leadContracts.list, ({ query }) => leads().list(query), 'QUERY_INVALID'),
    findOne: action(leadContracts.read, ({ params }) => leads().get(params.id), 'QUERY_INVALID'),
    update: action(
      leadContracts.update,
      ({ params, body }, ctx) => leads().change(params.id, body, siteActor(ctx)),
      'LEAD_INVALID',
    ),
  };
};

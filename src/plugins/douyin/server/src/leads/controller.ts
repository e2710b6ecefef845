import { leadContracts } from '../../../contracts/leads';
import { action } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the leads in the content API. */
export const leadController = ({ strapi }: Context) => ({
  find: action(leadContracts.list, ({ query }) => service(strapi, 'leads').list(query), 'QUERY_INVALID'),
});

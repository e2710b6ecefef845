import type { Context as KoaContext } from 'koa';
import { leadContracts } from '../../../contracts/leads';
import type { Actor } from '../audit/service';
import { action } from '../shared/http';
import { service, type Context } from '../shared/service';

type Sender = {
  user?: { id: number; username?: string };
  auth?: { credentials?: { id?: number; name?: string } };
};

/** Who sends a request to the content API: a user of the site, or a program with a token of its own. */
function actorOf(ctx: KoaContext): Actor {
  const { user, auth } = ctx.state as Sender;
  if (user) return { kind: 'user', id: String(user.id), name: user.username };
  return { kind: 'system', id: `api-token:${auth?.credentials?.id ?? ''}`, name: auth?.credentials?.name };
}

/** HTTP of the leads in the content API. */
export const leadController = ({ strapi }: Context) => {
  const leads = () => service(strapi, 'leads');
  return {
    find: action(leadContracts.list, ({ query }) => leads().list(query), 'QUERY_INVALID'),
    findOne: action(leadContracts.read, ({ params }) => leads().get(params.id), 'QUERY_INVALID'),
    update: action(
      leadContracts.update,
      ({ params, body }, ctx) => leads().change(params.id, body, actorOf(ctx)),
      'LEAD_INVALID',
    ),
  };
};

import { Readable } from 'node:stream';
import { leadPrivacyContracts } from '../../../../contracts/lead-privacy';
import { action, adminActor, download } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { adminAsker } from '../rights/admin';

/** HTTP of personal data for administrators. */
export const leadPrivacyController = ({ strapi }: Context) => {
  const privacy = () => service(strapi, 'leadPrivacy');
  return {
    erase: action(
      leadPrivacyContracts.erase,
      async ({ params, body }, ctx) =>
        privacy().erase(params.id, body.reason, await adminAsker(strapi, ctx, 'erase')),
      'LEAD_INVALID',
    ),
    hold: action(
      leadPrivacyContracts.hold,
      async ({ params, body: { held, reason } }, ctx) => {
        await privacy().hold(params.id, held, reason, await adminAsker(strapi, ctx, 'erase'));
        return { held };
      },
      'LEAD_INVALID',
    ),
    person: download(leadPrivacyContracts.person, async ({ params }, ctx) => {
      const found = await privacy().person(params.id, await adminAsker(strapi, ctx, 'reveal'));
      const body = Readable.from([JSON.stringify(found, null, 2)]);
      return { name: `person-${params.id}.json`, type: 'application/json; charset=utf-8', body };
    }),
    ledger: action(leadPrivacyContracts.ledger, async ({ query }) => ({
      ...(await privacy().ledger(query)),
      page: query.page,
      pageSize: query.pageSize,
    })),
    lift: action(
      leadPrivacyContracts.lift,
      ({ params, body }, ctx) => privacy().lift(params.id, body.reason, adminActor(ctx)),
      'LEAD_INVALID',
    ),
    retention: action(leadPrivacyContracts.retention, () => privacy().retention()),
  };
};

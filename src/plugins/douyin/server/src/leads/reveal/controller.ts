import { errors } from '@strapi/utils';
import type { Context as KoaContext } from 'koa';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { grants, ownBox } from '../../../../contracts/grants';
import { revealContracts } from '../../../../contracts/lead-reveal';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { panelAsker, siteActions, type AskerOf } from '../rights/actions';
import { siteBox } from '../rights/http';
import { openRevealLimit, revealPhone } from './reveal';

function revealActions({ strapi }: Context, askerOf: AskerOf) {
  let opened: Promise<RateLimiterAbstract> | undefined;
  return {
    phone: action(
      revealContracts.phone,
      async ({ params }, ctx) => {
        const asker = await askerOf(ctx, 'reveal');
        const limit = await (opened ??= openRevealLimit(strapi));
        return { phone: await revealPhone(strapi, limit, params.id, asker) };
      },
      'LEAD_INVALID',
    ),
  };
}

/** HTTP of phone numbers for administrators. */
export const revealPanelController = (context: Context) => revealActions(context, panelAsker(context.strapi));

type Token = { auth?: { credentials?: { type?: string } } };

/** A token that may everything was not granted this by name. */
const refuseGeneral = (ctx: KoaContext): void => {
  if ((ctx.state as Token).auth?.credentials?.type === 'full-access') throw new errors.ForbiddenError();
};

/** HTTP of phone numbers in the content API. */
export function revealSiteController(context: Context) {
  const { phone } = siteActions(context, grants.leadsReveal, revealActions, ['phone']);
  const granted = async (ctx: KoaContext) => {
    refuseGeneral(ctx);
    await phone?.(ctx);
  };
  return { phone: granted, [ownBox]: siteBox() };
}

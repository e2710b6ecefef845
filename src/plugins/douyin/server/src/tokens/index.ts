import { clock } from '../shared/clock';
import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { tokenSchema } from './schema';
import { narrowToState } from './state';
import { sealedColumns, tokensService } from './service';

/** The sealed token sets of the accounts. */
export const tokens = {
  services: { tokens: tokensService },
  contentTypes: { token: { schema: tokenSchema } },
  register: ({ strapi }) => service(strapi, 'secrets').keep(sealedColumns),
  bootstrap({ strapi }) {
    const tokens = service(strapi, 'tokens');
    service(strapi, 'accounts').registerTokens({
      read: (ids) => tokens.views(ids),
      narrowToState: (accounts, state) => narrowToState(accounts, state, clock.now()),
      drop: (accountId) => tokens.drop(accountId),
    });
  },
} satisfies Feature;

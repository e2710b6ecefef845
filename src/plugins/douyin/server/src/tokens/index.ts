import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { tokenSchema } from './schema';
import { sealedColumns, tokensService } from './service';

/** The sealed token sets of the accounts. */
export const tokens = {
  services: { tokens: tokensService },
  contentTypes: { token: { schema: tokenSchema } },
  register: ({ strapi }) => service(strapi, 'secrets').keep(sealedColumns),
  bootstrap({ strapi }) {
    service(strapi, 'accounts').registerTokens((ids) => service(strapi, 'tokens').views(ids));
  },
} satisfies Feature;

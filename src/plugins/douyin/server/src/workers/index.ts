import type { Feature } from '../shared/feature';
import { service } from '../shared/service';

/**
 * Begins the work on jobs when all of Strapi is there, the site's own `bootstrap` included, and ends it before anything
 * else ends. A command that only loads Strapi does not listen, and so takes no job.
 */
export const workers = {
  bootstrap({ strapi }) {
    strapi.server.httpServer.once('listening', () => service(strapi, 'jobs').start());
  },
  destroy: ({ strapi }) => service(strapi, 'jobs').stop(),
} satisfies Feature;

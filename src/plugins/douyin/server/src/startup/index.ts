import type { Core } from '@strapi/strapi';
import type { Feature } from '../shared/feature';
import { takeStartRight } from './lock';

/** Makes Strapi's own start, from the tables to the site's `bootstrap`, wait for those of other processes. */
function startOneByOne(strapi: Core.Strapi): void {
  const bootstrap = strapi.bootstrap.bind(strapi);
  strapi.bootstrap = async () => {
    const right = await takeStartRight(strapi);
    try {
      return await bootstrap();
    } finally {
      await right?.giveBack().catch(() => undefined);
    }
  };
}

/**
 * Lets processes that begin at once start one after the other: Strapi makes tables, rows and roles by look-then-write, and of
 * two that do it on an empty database one ends with an error. Strapi registers plugins before it touches the database.
 */
export const startup = { register: ({ strapi }) => startOneByOne(strapi) } satisfies Feature;

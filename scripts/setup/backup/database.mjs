import path from 'node:path';
import { createSite } from '../site.mjs';
import { mysql } from './mysql.mjs';
import { postgres } from './postgres.mjs';
import { sqlite } from './sqlite.mjs';

/**
 * How the databases of a kind are copied. `connection` is Strapi's: `dump` writes all of it into a file while it is in use, `load`
 * fills an empty one from that file, `isEmpty` tells whether one is. `scratch` makes a database to try things in, as
 * `{connection, env}`: `env` are the variables that lead Strapi there; `drop` ends it.
 */
const kinds = { sqlite, postgres, mysql };

/** Reads this project's configuration as a start of Strapi would, and connects to nothing. */
export function readSite() {
  const { config, dirs } = createSite();
  const { client, connection } = config.get('database.connection');
  return {
    kind: client,
    connection,
    database: kinds[client],
    uploads: path.join(dirs.static.public, 'uploads'),
    strapi: config.get('info.strapi'),
  };
}

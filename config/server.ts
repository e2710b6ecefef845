import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment';

export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const read = readEnvironment(env);
  return {
    host: read.text('HOST', '127.0.0.1'),
    port: read.number('PORT', 1337, { max: 65_535 }),
    // The address visitors and the platform use; the callback and webhook addresses are made from it.
    url: read.url('PUBLIC_URL'),
    proxy: { koa: read.flag('TRUST_PROXY', false) },
    app: { keys: env.array('APP_KEYS') },
    // Asks the npm registry otherwise.
    logger: { updates: { enabled: false } },
  };
};

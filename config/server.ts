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
    logger: {
      // Asks the npm registry otherwise.
      updates: { enabled: false },
      // The table of the start is not for machines that read lines of JSON.
      startup: { enabled: read.text('DOUYIN_LOG_FORMAT') !== 'json' },
    },
  };
};

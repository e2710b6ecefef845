import { resolve } from 'node:path';
import { mergeConfig, type UserConfig } from 'vite';

/**
 * While developing, the plugin's admin comes straight from its source, so that an edit shows at once; every other
 * build takes the built plugin, the way a site that installs it does.
 */
export default (config: UserConfig): UserConfig =>
  process.env.NODE_ENV === 'production'
    ? config
    : mergeConfig(config, {
        resolve: {
          alias: {
            'strapi-plugin-douyin/strapi-admin': resolve(__dirname, '../plugins/douyin/admin/src/index.ts'),
          },
        },
      });

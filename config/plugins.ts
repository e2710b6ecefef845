import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment';

// Strapi would start silently without a plugin that was not built.
function requireBuild(): void {
  const folder = path.dirname(require.resolve('strapi-plugin-douyin/package.json'));
  const missing = ['dist/server/index.js', 'dist/admin/index.mjs'].filter(
    (file) => !existsSync(path.join(folder, file)),
  );
  if (missing.length > 0) {
    throw new Error(
      `The Douyin plugin is not built (${missing.join(', ')} missing in ${folder}): run \`npm run build\``,
    );
  }
}

export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const read = readEnvironment(env);
  const enabled = read.flag('DOUYIN_ENABLED', true);
  if (enabled) requireBuild();
  return {
    'users-permissions': {
      config: {
        jwtSecret: env('JWT_SECRET'),
        jwtManagement: read.oneOf('JWT_MANAGEMENT', ['refresh', 'legacy-support'], 'refresh'),
      },
    },
    // The plugin reads DOUYIN_* and REDIS_URL by itself (see .env.example); whatever is set in `config` wins.
    douyin: { enabled, config: {} },
  };
};

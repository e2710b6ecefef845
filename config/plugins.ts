import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

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

function readSwitch(name: string, value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw new Error(`${name} is "${value}"; it must be true or false`);
}

export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const enabled = readSwitch('DOUYIN_ENABLED', env('DOUYIN_ENABLED', 'true'));
  if (enabled) requireBuild();
  return {
    'users-permissions': {
      config: {
        jwtSecret: env('JWT_SECRET'),
        jwtManagement: env('JWT_MANAGEMENT', 'refresh'),
      },
    },
    // The plugin reads DOUYIN_* by itself (see .env.example); whatever is set in `config` wins.
    douyin: { enabled, config: {} },
  };
};

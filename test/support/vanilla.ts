import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linkPackages } from './packages';
import { root } from './strapi';

const manifest = {
  name: 'vanilla',
  version: '0.1.0',
  private: true,
  strapi: { telemetryDisabled: true },
  dependencies: {
    '@strapi/strapi': '5.54.0',
    '@strapi/plugin-users-permissions': '5.54.0',
    '@strapi/plugin-graphql': '5.54.0',
    'better-sqlite3': '12.11.1',
    react: '^18.3.1',
    'react-dom': '^18.3.1',
    'react-router-dom': '^6.30.1',
    'styled-components': '^6.1.19',
  },
};

// What a new application comes with; nothing in it knows of the plugin.
const files: Record<string, string> = {
  'config/server.js': `module.exports = ({ env }) => ({ host: env('HOST'), port: env.int('PORT'), url: env('PUBLIC_URL', ''), app: { keys: env.array('APP_KEYS') } });`,
  'config/admin.js': `module.exports = ({ env }) => ({ auth: { secret: env('ADMIN_JWT_SECRET') }, apiToken: { salt: env('API_TOKEN_SALT') }, transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } }, secrets: { encryptionKey: env('ENCRYPTION_KEY') } });`,
  'config/database.js': `module.exports = () => ({ connection: { client: 'sqlite', connection: { filename: '.tmp/data.db' }, useNullAsDefault: true } });`,
  'config/plugins.js': `module.exports = ({ env }) => ({ 'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } } });`,
  'config/middlewares.js': `module.exports = ['strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy', 'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public'];`,
  'src/index.js': `module.exports = {};`,
};

/** Packs the plugin as for publishing; gives the tarball's path. */
export function packPlugin(folder: string): string {
  const cwd = path.join(root, 'src/plugins/douyin');
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd,
    encoding: 'utf8',
  });
  const [packed] = JSON.parse(output) as { filename: string }[];
  return path.join(folder, packed?.filename ?? '');
}

function unpack(tarball: string, target: string): void {
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', target]);
}

/** A Strapi application with nothing but the packed plugin in it. */
export type VanillaApp = { folder: string; tarball: string; remove(): void };

/**
 * Makes the application. `links` takes the packages of this project (seconds); `npm` installs everything anew from the
 * registry, the tarball included (minutes).
 */
export function createVanillaApp(packages: 'links' | 'npm'): VanillaApp {
  // Not below /tmp by name: Strapi's file watcher ignores such paths.
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-vanilla-'));
  const tarball = packPlugin(folder);
  const dependencies = { ...manifest.dependencies, 'strapi-plugin-douyin': `file:${tarball}` };
  const content = { ...files, 'package.json': JSON.stringify({ ...manifest, dependencies }, null, 2) };
  for (const [name, text] of Object.entries(content)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  mkdirSync(path.join(folder, 'public/uploads'), { recursive: true });
  mkdirSync(path.join(folder, '.tmp'));
  cpSync(path.join(root, 'favicon.png'), path.join(folder, 'favicon.png'));
  if (packages === 'npm') {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
    });
  } else {
    linkPackages(folder);
    unpack(tarball, path.join(folder, 'node_modules/strapi-plugin-douyin'));
  }
  return { folder, tarball, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Builds the application's admin panel. */
export function buildVanillaApp({ folder }: VanillaApp): void {
  const strapi = path.join(folder, 'node_modules/@strapi/strapi/bin/strapi.js');
  const env = { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true', NODE_ENV: 'production' };
  execFileSync(process.execPath, [strapi, 'build', '--silent'], { cwd: folder, env, stdio: 'pipe' });
}

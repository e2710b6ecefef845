import path from 'node:path';
import { bin, environment, root, run } from './run.mjs';
import { onceFor } from './stamp.mjs';

const plugin = 'src/plugins/douyin';
const manifests = ['package.json', 'package-lock.json'];

/** What a built plugin consists of, as far as Strapi looks for it. */
export const pluginFiles = [`${plugin}/dist/server/index.js`, `${plugin}/dist/admin/index.mjs`];

/** Builds the plugin into its `dist`, unless it is up to date. */
export function buildPlugin() {
  const from = ['contracts', 'server', 'admin', 'package.json'].map((name) => path.join(plugin, name));
  return onceFor('plugin', { from: [...from, ...manifests], makes: pluginFiles }, () => {
    console.log('Building the plugin …');
    run(bin('strapi-plugin'), ['build', '--silent'], { cwd: path.join(root, plugin) });
  });
}

/** Builds the admin panel with the plugin in it, unless nothing it is made of changed. */
export function buildPanel() {
  const from = [
    'src/admin',
    'config',
    'src/index.ts',
    'src/environment.ts',
    'src/sqlite',
    'tsconfig.json',
    `${plugin}/admin`,
    `${plugin}/contracts`,
    ...manifests,
  ];
  return onceFor('panel', { from, makes: ['dist/build/index.html', 'dist/config/server.js'] }, () => {
    console.log('Building the application and its admin panel (about a minute) …');
    const env = { ...environment, NODE_ENV: 'production' };
    run(bin('strapi'), ['build', '--silent'], { env });
  });
}

/** Builds all that is needed to start; takes a second when it was built before. */
export function build() {
  buildPlugin();
  buildPanel();
}

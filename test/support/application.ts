import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linkPackages } from './packages';
import { root } from './strapi';

/** A copy of this project that a story may damage. */
export type Application = {
  dir: string;
  /** The plugin's folder inside the copy. */
  plugin: string;
  /** Makes this JavaScript the body of the application's own `bootstrap({ strapi })`. */
  bootstrapWith(body: string): Promise<void>;
  drop(): Promise<void>;
};

async function copyPlugin(dir: string): Promise<string> {
  const from = path.join(root, 'src/plugins/douyin');
  const plugin = path.join(dir, 'src/plugins/douyin');
  await mkdir(plugin, { recursive: true });
  for (const name of ['package.json', 'dist'])
    await cp(path.join(from, name), path.join(plugin, name), { recursive: true });
  const modules = path.join(from, 'node_modules');
  if (existsSync(modules)) await symlink(modules, path.join(plugin, 'node_modules'));
  return plugin;
}

/** Points the compiled configuration at the copied plugin: Strapi, itself a link, would find the original. */
async function usePlugin(dir: string): Promise<void> {
  const file = path.join(dir, 'dist/config/plugins.js');
  const compiled = await readFile(file, 'utf8');
  const changed = compiled.replace(
    'douyin: { enabled,',
    "douyin: { enabled, resolve: './src/plugins/douyin',",
  );
  if (changed === compiled) throw new Error(`${file} does not name the plugin where this story expects it`);
  await writeFile(file, changed);
}

/** Copies the built project; modules and the admin's build are linked. */
export async function copyApplication(): Promise<Application> {
  const dir = await mkdtemp(path.join(tmpdir(), 'douyin-app-'));
  const plugin = await copyPlugin(dir);
  linkPackages(dir);
  await symlink(plugin, path.join(dir, 'node_modules/strapi-plugin-douyin'));
  for (const name of ['package.json', 'tsconfig.json', 'public', 'dist/config', 'dist/src'])
    await cp(path.join(root, name), path.join(dir, name), { recursive: true });
  await usePlugin(dir);
  await symlink(path.join(root, 'dist/build'), path.join(dir, 'dist/build'));
  return {
    dir,
    plugin,
    bootstrapWith: (body) =>
      writeFile(
        path.join(dir, 'dist/src/index.js'),
        `module.exports = { register() {}, async bootstrap({ strapi }) {${body}} };`,
      ),
    drop: () => rm(dir, { recursive: true, force: true }),
  };
}

import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { root } from './strapi';

/** Links this project's packages into an application's `node_modules`, all but the plugin itself. */
export function linkPackages(appDir: string): void {
  const from = path.join(root, 'node_modules');
  const to = path.join(appDir, 'node_modules');
  mkdirSync(to);
  for (const name of readdirSync(from))
    if (name !== 'strapi-plugin-douyin' && !name.startsWith('.'))
      symlinkSync(path.join(from, name), path.join(to, name));
}

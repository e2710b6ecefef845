import { createRequire } from 'node:module';
import path from 'node:path';
import { interruption } from './interruption.mjs';
import { root } from './run.mjs';

// Strapi's build for `import` does not load in Node itself.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');

const names = ['SIGINT', 'SIGTERM'];

/**
 * This project's Strapi with its configuration, connected to nothing yet. Signals are the command's: Strapi's own answer to them is
 * to end the process with 0, whatever was under way.
 */
export function createSite() {
  interruption();
  const ours = new Map(names.map((name) => [name, process.listeners(name)]));
  const app = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  for (const [name, kept] of ours)
    for (const listener of process.listeners(name))
      if (!kept.includes(listener)) process.removeListener(name, listener);
  return app;
}

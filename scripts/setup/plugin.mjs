import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './run.mjs';

// Strapi's build for `import` does not load in Node itself.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');

/**
 * Loads Strapi beside the running product and does something with the plugin; this Strapi does not listen, and so it takes no
 * requests and no jobs.
 */
export async function withPlugin(work) {
  const app = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  app.log.level = 'warn';
  try {
    const plugin = (await app.load()).plugin('douyin');
    if (!plugin) throw new Error('The Douyin plugin is switched off here: set DOUYIN_ENABLED=true');
    return await work(plugin);
  } finally {
    // Whatever is wrong with a half-loaded Strapi, the first error is the one to show.
    await app.destroy().catch(() => undefined);
  }
}

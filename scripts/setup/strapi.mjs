import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './run.mjs';

// Strapi's build for `import` does not load in Node itself.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');

/** Loads Strapi beside the running product; it does not listen, and so it takes no requests and no jobs. */
export async function withStrapi(work) {
  const app = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  app.log.level = 'warn';
  try {
    return await work(await app.load());
  } finally {
    // Whatever is wrong with a half-loaded Strapi, the first error is the one to show.
    await app.destroy().catch(() => undefined);
  }
}

/** A service of the plugin; throws where the plugin is switched off. */
export function serviceOf(app, name) {
  const service = app.plugin('douyin')?.service(name);
  if (!service) throw new Error('The Douyin plugin is switched off here: set DOUYIN_ENABLED=true');
  return service;
}

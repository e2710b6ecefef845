import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './run.mjs';

// Strapi's build for `import` does not load in Node itself.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');

/**
 * Loads Strapi beside the running product and does something with the plugin, and with that Strapi; it does not listen, and so it takes no
 * requests and no jobs.
 */
export async function withPlugin(work) {
  const app = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  app.log.level = 'warn';
  try {
    const plugin = (await app.load()).plugin('douyin');
    if (!plugin) throw new Error('The Douyin plugin is switched off here: set DOUYIN_ENABLED=true');
    return await work(plugin, app);
  } finally {
    // Whatever is wrong with a half-loaded Strapi, the first error is the one to show.
    await app.destroy().catch(() => undefined);
  }
}

/** What ends the start of a Strapi that is only looked at. */
const farEnough = new Error('Far enough');

/** Goes as far as the database is known, and no further: no table is made or changed, and no part of the site begins. */
async function openDatabase(app) {
  app.hook('strapi::content-types.beforeSync').register(() => {
    throw farEnough;
  });
  await app.bootstrap().catch((error) => {
    if (error !== farEnough) throw error;
  });
}

/**
 * Loads Strapi so far that the plugin can look at things, whether it would start or not, and changes nothing. `failure` tells
 * the work what stood in the way; throws where not even the plugin is there.
 */
export async function withPluginAtRest(work) {
  const app = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  app.log.silent = true;
  let failure = null;
  const note = (error) => {
    failure ??= error instanceof Error ? error.message : String(error);
  };
  try {
    await app.register().catch(note);
    const plugin = app.plugin('douyin');
    if (!plugin)
      throw new Error(failure ?? 'The Douyin plugin is switched off here: set DOUYIN_ENABLED=true');
    // A database that is away is for the plugin to tell.
    await openDatabase(app).catch(() => undefined);
    return await work(plugin, failure);
  } finally {
    await app.destroy().catch(() => undefined);
  }
}

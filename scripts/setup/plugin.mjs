import { setTimeout as pause } from 'node:timers/promises';
import { unlessInterrupted } from './interruption.mjs';
import { createSite } from './site.mjs';

const patienceMs = 10_000;

/** Waits for something to end, well or not, and not for ever. */
const settled = (work) =>
  Promise.race([work.catch(() => undefined), pause(patienceMs, undefined, { ref: false })]);

/** For work that ends itself when the process is asked to end, and is waited for. */
export const heedful = { heedsSignals: true };

/**
 * Loads Strapi beside the running product and does something with the plugin, and with that Strapi; it does not listen, and so it takes no
 * requests and no jobs. Throws when the process is asked to end.
 */
export async function withPlugin(work, { heedsSignals = false } = {}) {
  const app = createSite();
  app.log.level = 'warn';
  const loading = app.load();
  try {
    const plugin = (await unlessInterrupted(loading)).plugin('douyin');
    if (!plugin) throw new Error('The Douyin plugin is switched off here: set DOUYIN_ENABLED=true');
    const working = work(plugin, app);
    return await (heedsSignals ? working : unlessInterrupted(working));
  } finally {
    // A start that is broken off in its middle may leave connections behind.
    await settled(loading);
    // Whatever is wrong with a half-loaded Strapi, the first error is the one to show.
    await settled(app.destroy());
  }
}

/** What ends the start of a Strapi that is only looked at. */
const farEnough = new Error('Far enough');

/** Goes as far as the database is known, and no further: no table is made or changed, and no part of the site begins. */
async function openDatabase(app, bootstrap) {
  app.hook('strapi::content-types.beforeSync').register(() => {
    throw farEnough;
  });
  await bootstrap().catch((error) => {
    if (error !== farEnough) throw error;
  });
}

/**
 * Loads Strapi so far that the plugin can look at things, whether it would start or not, and changes nothing. `failure` tells
 * the work what stood in the way; throws where not even the plugin is there.
 */
export async function withPluginAtRest(work) {
  const app = createSite();
  app.log.silent = true;
  // As it is before plugins let it wait for other starts: one of them may be what hangs.
  const bootstrap = app.bootstrap.bind(app);
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
    await settled(openDatabase(app, bootstrap));
    return await unlessInterrupted(work(plugin, failure));
  } finally {
    await settled(app.destroy());
  }
}

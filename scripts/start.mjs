import { bin, main, run } from './setup/run.mjs';

// config/plugins.ts refuses to start without the plugin's build.
await main(() => run(bin('strapi'), ['start']));

import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pluginFiles } from './setup/build.mjs';
import { installPackages } from './setup/install.mjs';
import { bin, main, root, start } from './setup/run.mjs';
import { ensureEnvFile } from './setup/secrets.mjs';

const files = pluginFiles.map((file) => path.join(root, file));
const isBuiltSince = (since) => files.every((file) => existsSync(file) && statSync(file).mtimeMs >= since);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for a whole build of the plugin; the watcher empties `dist` before each. */
async function waitForBuild(watcher, since) {
  while (!isBuiltSince(since)) {
    if (watcher.exitCode !== null)
      throw new Error('The plugin could not be built; what is wrong stands above.');
    await pause(200);
  }
}

/** Keeps Strapi running: one that restarts in the middle of a build ends, and comes back with the next whole build. */
async function develop(watcher, state) {
  let since = Date.now();
  while (!state.stopping) {
    await waitForBuild(watcher, since);
    since = Date.now();
    const strapi = start(bin('strapi'), ['develop']);
    state.children.push(strapi);
    await once(strapi, 'exit');
    await pause(500);
  }
}

await main(async () => {
  installPackages();
  ensureEnvFile();
  const watcher = start(bin('strapi-plugin'), ['watch', '--silent'], { cwd: `${root}/src/plugins/douyin` });
  const state = { stopping: false, children: [watcher] };
  const stop = () => {
    state.stopping = true;
    state.children.forEach((child) => child.kill('SIGTERM'));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await develop(watcher, state).finally(stop);
});

import { buildPlugin } from './setup/build.mjs';
import { installPackages } from './setup/install.mjs';
import { bin, main, root, start } from './setup/run.mjs';

await main(() => {
  installPackages();
  buildPlugin();
  const children = [
    start(bin('strapi-plugin'), ['watch', '--silent'], { cwd: `${root}/src/plugins/douyin` }),
    start(bin('strapi'), ['develop']),
  ];
  const stop = () => children.forEach((child) => child.kill('SIGTERM'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  children.forEach((child) => child.once('exit', stop));
});

import { build } from './setup/build.mjs';
import { installPackages } from './setup/install.mjs';
import { main } from './setup/run.mjs';

await main(() => {
  installPackages();
  build();
});

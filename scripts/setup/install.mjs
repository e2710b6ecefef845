import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './run.mjs';
import { onceFor } from './stamp.mjs';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node ${process.versions.node} is too old: this project needs 20.19 or newer (up to 24)`);
  }
}

/** Installs the npm packages of the lock file, unless they are there. */
export function installPackages() {
  requireNode();
  const from = ['package-lock.json', 'package.json', 'src/plugins/douyin/package.json'];
  onceFor('packages', { from, makes: ['node_modules/@strapi/strapi/package.json'] }, () => {
    console.log('Installing packages (a few minutes the first time) …');
    // `ci` would empty a folder that other processes may be running from.
    const command = existsSync(path.join(root, 'node_modules')) ? 'install' : 'ci';
    run('npm', [command, '--no-audit', '--no-fund', '--loglevel=error']);
  });
}

/** The system's Chromium; null without one. */
export const findBrowser = () => browsers.find(existsSync) ?? null;

/** What the stories use beside the packages, the packages of Debian it is in, and what is skipped without it. */
const tools = [
  {
    isHere: () => findBrowser() !== null,
    packages: ['chromium', 'fonts-wqy-microhei'],
    stories: 'in a browser',
  },
  { isHere: () => existsSync('/usr/sbin/nginx'), packages: ['nginx'], stories: 'behind nginx' },
];

/** Installs what stories use when this may be done (root, apt), and says so when it may not. */
export function installTools() {
  const missing = tools.filter(({ isHere }) => !isHere());
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    for (const { stories, packages } of missing)
      console.log(
        `The stories ${stories} are skipped. Install for them: apt-get install ${packages.join(' ')}`,
      );
    return;
  }
  const packages = missing.flatMap((tool) => tool.packages);
  console.log(`Installing ${packages.join(', ')} for the stories …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

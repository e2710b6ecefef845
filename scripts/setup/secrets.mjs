import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const secret = () => randomBytes(24).toString('base64url');

/** New secrets for Strapi, by variable. */
const strapiSecrets = () => ({
  APP_KEYS: `${secret()},${secret()}`,
  ADMIN_JWT_SECRET: secret(),
  API_TOKEN_SALT: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: secret(),
  JWT_SECRET: secret(),
});

const marked = (secrets) =>
  secrets
    .split(',')
    .map((one) => `demo-${one}`)
    .join(',');

const demo = () => ({
  // Production refuses secrets that begin so, and keys whose id does.
  ...Object.fromEntries(Object.entries(strapiSecrets()).map(([name, value]) => [name, marked(value)])),
  DOUYIN_ENCRYPTION_KEYS: `demo:${randomBytes(32).toString('base64')}`,
  adminPassword: `Demo-${randomBytes(6).toString('hex')}`,
});

/** The demo's secrets: made on the first start, kept in `folder`, readable by their owner only. */
export function demoSecrets(folder) {
  const file = path.join(folder, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(demo(), null, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Makes a .env from .env.example with new secrets for Strapi, unless there is one. */
export function ensureEnvFile() {
  const file = path.join(root, '.env');
  if (existsSync(file)) return;
  const example = readFileSync(path.join(root, '.env.example'), 'utf8');
  const fill = (text, [name, value]) => text.replace(new RegExp(`^${name}=$`, 'm'), `${name}=${value}`);
  writeFileSync(file, Object.entries(strapiSecrets()).reduce(fill, example), { mode: 0o600 });
  console.log('Made .env with new secrets; see .env.example for what can be set.');
}

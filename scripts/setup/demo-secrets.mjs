import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const secret = () => randomBytes(24).toString('base64url');

const create = () => ({
  APP_KEYS: `${secret()},${secret()}`,
  ADMIN_JWT_SECRET: secret(),
  API_TOKEN_SALT: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: secret(),
  JWT_SECRET: secret(),
  // Production refuses keys whose id begins so.
  DOUYIN_ENCRYPTION_KEYS: `demo:${randomBytes(32).toString('base64')}`,
  adminPassword: `Demo-${randomBytes(6).toString('hex')}`,
});

/** The demo's secrets: made on the first start, kept in `folder`, readable by their owner only. */
export function demoSecrets(folder) {
  const file = path.join(folder, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(create(), null, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

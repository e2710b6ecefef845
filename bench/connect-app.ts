import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createApp, type BenchApp } from './apps';
import { plainClient } from './plain-provider';

// config/plugins.ts without the plugin, and without the limit of ten logins a minute.
const plugins = `module.exports = ({ env }) => ({
  'users-permissions': {
    config: {
      jwtSecret: env('JWT_SECRET'),
      jwtManagement: env('JWT_MANAGEMENT', 'refresh'),
      ratelimit: { enabled: false },
    },
  },
});`;

// A provider as the documentation of users-permissions has it, its profile read as that of the built-in ones.
const index = `
const plain = process.env.BENCH_PLAIN_URL;
const people = JSON.parse(process.env.BENCH_PEOPLE);

async function authCallback({ accessToken }) {
  const answer = await fetch(plain + '/userinfo', { headers: { Authorization: 'Bearer ' + accessToken } });
  if (!answer.ok) throw new Error('HTTP ' + answer.status);
  const { username, email } = await answer.json();
  return { username, email };
}

const grantConfig = {
  key: ${JSON.stringify(plainClient.id)},
  secret: ${JSON.stringify(plainClient.secret)},
  callback: process.env.PUBLIC_URL + '/welcome',
  scope: ['email'],
  oauth: 2,
  authorize_url: plain + '/authorize',
  access_url: plain + '/token',
};

module.exports = {
  register({ strapi }) {
    const registry = strapi.plugin('users-permissions').service('providers-registry');
    registry.add('plain', { enabled: true, icon: '', grantConfig, authCallback });
  },
  async bootstrap({ strapi }) {
    // Without bcrypt: what is left is what any login must do.
    strapi.plugin('users-permissions').service('user').validatePassword = async () => true;
    const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
    for (const person of people) {
      const data = { username: 'local-' + person, email: 'local-' + person + '@bench.example', provider: 'local', password: 'x', confirmed: true, blocked: false, role: role.id };
      await strapi.db.query('plugin::users-permissions.user').create({ data });
    }
  },
};`;

/** What the application of {@link createConnectApp} reads. */
export const connectEnvironment = (plainUrl: string, people: readonly string[]): Record<string, string> => ({
  BENCH_PLAIN_URL: plainUrl,
  BENCH_PEOPLE: JSON.stringify(people),
});

/**
 * This project's application without the plugin, where users-permissions itself logs in: by OAuth with the plain
 * provider, and by password as `local-<person>` with a check of the password that costs nothing.
 */
export function createConnectApp(name: string): BenchApp {
  const app = createApp(name, false);
  writeFileSync(path.join(app.folder, 'dist/config/plugins.js'), plugins);
  writeFileSync(path.join(app.folder, 'dist/src/index.js'), index);
  return app;
}

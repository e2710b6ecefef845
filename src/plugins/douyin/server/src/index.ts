import type { Core } from '@strapi/strapi';
import { accounts } from './accounts';
import { api } from './api';
import { apps } from './apps';
import { audit } from './audit';
import { calls } from './calls';
import { checks } from './checks';
import { config } from './config';
import { inbox } from './inbox';
import { jobs } from './jobs';
import { leads } from './leads';
import { login } from './login';
import { notices } from './notices';
import { overview } from './overview';
import { registerPermissions } from './permissions';
import { platform } from './platform';
import { safety } from './safety';
import { secrets } from './secrets';
import { sessions } from './sessions';
import { together, type Feature } from './shared/feature';
import { sync } from './sync';
import { tokens } from './tokens';
import { users } from './users';
import { webhooks } from './webhooks';
import { workers } from './workers';

/** In boot order: a feature may use those before it. */
const features: Feature[] = [
  secrets,
  platform,
  jobs,
  inbox,
  audit,
  notices,
  apps,
  accounts,
  tokens,
  api,
  sessions,
  users,
  login,
  leads,
  sync,
  calls,
  webhooks,
  checks,
  overview,
  safety,
  workers,
];

const all = together(features);

/** The server side of the plugin. */
export default {
  ...all,
  config,
  async bootstrap(context: { strapi: Core.Strapi }) {
    await registerPermissions(context.strapi);
    await all.bootstrap(context);
  },
};

import type { Core } from '@strapi/strapi';
import { accounts } from './accounts';
import { api } from './api';
import { apps } from './apps';
import { audit } from './audit';
import { calls } from './calls';
import { checks } from './checks';
import { config } from './config';
import { doctor, expectIndexes } from './doctor';
import { health } from './health';
import { inbox } from './inbox';
import { jobs } from './jobs';
import { makeKeyIndexes, takeKeyIndexes } from './key-indexes';
import { leads } from './leads';
import { login } from './login';
import { logs, nameFeatures } from './logs';
import { metrics } from './metrics';
import { notices } from './notices';
import { oauth } from './oauth';
import { openapi } from './openapi';
import { outgoing } from './outgoing';
import { overview } from './overview';
import { registerPermissions } from './permissions';
import { platform } from './platform';
import { posts } from './posts';
import { safety } from './safety';
import { secrets } from './secrets';
import { sessions } from './sessions';
import { together, type Feature } from './shared/feature';
import { startup } from './startup';
import { sync } from './sync';
import { tokens } from './tokens';
import { users } from './users';
import { webhooks } from './webhooks';
import { workers } from './workers';

/** In boot order: a feature may use those before it. */
const features = {
  startup,
  logs,
  metrics,
  secrets,
  platform,
  jobs,
  inbox,
  audit,
  notices,
  outgoing,
  apps,
  accounts,
  tokens,
  api,
  sessions,
  users,
  login,
  oauth,
  leads,
  sync,
  calls,
  webhooks,
  posts,
  checks,
  doctor,
  overview,
  openapi,
  safety,
  workers,
  health,
} satisfies Record<string, Feature>;

const all = together(Object.values(features));
nameFeatures(features);
const { contentTypes, keyIndexes } = takeKeyIndexes(all.contentTypes);

/** The server side of the plugin. */
export default {
  ...all,
  contentTypes,
  config,
  async register(context: { strapi: Core.Strapi }) {
    expectIndexes(keyIndexes);
    await all.register(context);
  },
  async bootstrap(context: { strapi: Core.Strapi }) {
    await makeKeyIndexes(context.strapi, keyIndexes);
    await registerPermissions(context.strapi);
    await all.bootstrap(context);
  },
};

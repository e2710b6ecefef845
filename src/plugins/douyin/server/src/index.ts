import type { Core } from '@strapi/strapi';
import { accounts } from './accounts';
import { api } from './api';
import { apps } from './apps';
import { audit } from './audit';
import { checks } from './checks';
import { config } from './config';
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
import type { Feature } from './shared/feature';
import { sync } from './sync';
import { tokens } from './tokens';
import { users } from './users';
import { workers } from './workers';

/** In boot order: a feature may use those before it. */
const features: Feature[] = [
  secrets,
  platform,
  jobs,
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
  checks,
  overview,
  safety,
  workers,
];

type Context = { strapi: Core.Strapi };

async function inOrder(
  list: Feature[],
  step: 'register' | 'bootstrap' | 'destroy',
  context: Context,
): Promise<void> {
  for (const feature of list) await feature[step]?.(context);
}

const merged = <Part extends 'routes' | 'controllers' | 'services' | 'middlewares' | 'contentTypes'>(
  part: Part,
) => Object.assign({}, ...features.map((feature) => feature[part])) as NonNullable<Feature[Part]>;

/** The server side of the plugin. */
export default {
  config,
  register: (context: Context) => inOrder(features, 'register', context),
  async bootstrap(context: Context) {
    await registerPermissions(context.strapi);
    await inOrder(features, 'bootstrap', context);
  },
  destroy: (context: Context) => inOrder([...features].reverse(), 'destroy', context),
  routes: merged('routes'),
  controllers: merged('controllers'),
  services: merged('services'),
  middlewares: merged('middlewares'),
  contentTypes: merged('contentTypes'),
};

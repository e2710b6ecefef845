import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { AppInput, AppView } from '../../../contracts/apps';
import type { CheckResult } from '../../../contracts/checks';
import { platformTraits } from '../../../contracts/platforms';
import type { Actor } from '../audit/service';
import { apiPrefix, publicUrl } from '../config';
import type { AppCredentials, ProviderName } from '../providers';
import { identityKey } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import type { Context } from '../shared/service';
import { findProductionFaults, type ProductionFault } from './production';
import { makeDefault, removeApp, restoreApp } from './removal';
import { appTable, appUid, findRow, findRows, type AppRow } from './row';
import { openSecret, signingSecrets, type SigningSecret } from './secret';
import { callbackPath } from './urls';
import { toView, urlsOf, type Dependents } from './view';
import { createApp, updateApp, type Saved } from './write';

export type { ProductionFault } from './production';
export type { SigningSecret } from './secret';
export type { Dependents } from './view';

const columnOf = { leads: 'leads_on', raw: 'keeps_raw' } as const;

/** Counts what hangs on apps; registered by the feature that owns it. */
export type CountDependents = (appIds: string[]) => Promise<Map<string, Dependents>>;

/** Many apps: their life, their secrets, and the addresses they use. */
export type AppsService = {
  /** Apps as the admin sees them; `hostInUse` is the host of the browser that looks. */
  views(query: { deleted: boolean; hostInUse: string | null }): Promise<AppView[]>;
  view(id: string, hostInUse: string | null): Promise<AppView>;
  create(input: AppInput, actor: Actor): Promise<Saved>;
  update(id: string, input: AppInput & { revision: number }, actor: Actor): Promise<Saved>;
  makeDefault(id: string, actor: Actor): Promise<void>;
  remove(id: string, actor: Actor): Promise<void>;
  restore(id: string, actor: Actor): Promise<void>;
  dependents(id: string): Promise<Dependents>;
  registerDependents(count: CountDependents): void;
  /** One app as it is stored; throws CONFIG_NOT_FOUND, also for a deleted one. */
  get(id: string): Promise<AppRow>;
  /** A platform's app by our id or by its client key; null when there is none, or it was deleted. */
  find(provider: ProviderName, by: { id: string } | { clientKey: string }): Promise<AppRow | null>;
  /** A platform's default app, or its first one; null when there is none. */
  usual(provider: ProviderName): Promise<AppRow | null>;
  /** The secrets with which the platform may sign for an app, in clear; throws CONFIG_KEYS_LOCKED. */
  signingSecrets(app: AppRow): SigningSecret[];
  /** Apps that visitors may log in with, the default one first. */
  forLogin(): Promise<AppRow[]>;
  /**
   * What the provider needs to act for an app; throws CONFIG_SECRET_MISSING or CONFIG_KEYS_LOCKED. The secret is empty where
   * the platform does without (115 by device code) and none is stored; `withSecret` refuses that.
   */
  credentials(app: AppRow, needs?: { withSecret?: boolean }): AppCredentials;
  /** The addresses of an app to enter at the platform. */
  urls(app: AppRow): AppView['urls'];
  /** The one callback address registered at the platform. */
  callbackUrl(): string;
  /** Makes other transactions that hold a developer's apps wait until this one ends. */
  holdDeveloper(developer: string): Promise<void>;
  /** The ids of the apps that are there, or of those that use leads or keep what platforms say, as a query to be looked up in. */
  ids(isOn?: 'leads' | 'raw'): Knex.QueryBuilder;
  /** Ids of a developer's apps. */
  ofDeveloper(developer: string): Promise<string[]>;
  /** All that a start in production is refused for. */
  productionFaults(): Promise<ProductionFault[]>;
  /** Keeps the result of one check; the others stay. */
  keepCheck(id: string, result: CheckResult): Promise<void>;
};

declare module '../shared/service' {
  interface Services {
    apps: AppsService;
  }
}

async function getLive(strapi: Core.Strapi, id: string): Promise<AppRow> {
  const row = await findRow(strapi, id);
  if (row.deletedAt) throw new PluginError('CONFIG_NOT_FOUND', 'This app was deleted', { app: id });
  return row;
}

/** Whether an app may act without a secret: it has none, and its platform does not ask for one. */
const doesWithoutSecret = ({ provider, secretSealed }: AppRow): boolean =>
  secretSealed === null && platformTraits[provider].secret === 'optional';

function credentials(strapi: Core.Strapi, app: AppRow, { withSecret = false } = {}): AppCredentials {
  if (!app.clientKey) {
    throw new PluginError('CONFIG_SECRET_MISSING', 'The app has no client key: enter it on the app page', {
      app: app.documentId,
    });
  }
  const clientSecret = !withSecret && doesWithoutSecret(app) ? '' : openSecret(strapi, app);
  return { clientKey: app.clientKey, clientSecret, baseUrl: app.baseUrl };
}

const hasLogin = ({ provider }: AppRow): boolean => platformTraits[provider].switches.includes('login');

async function keepCheck(strapi: Core.Strapi, id: string, result: CheckResult): Promise<void> {
  const { checks } = await findRow(strapi, id);
  const data = { checks: { ...checks, [result.name]: result } };
  await strapi.db.query(appUid).updateMany({ where: { documentId: id }, data });
}

async function ofDeveloper(strapi: Core.Strapi, developer: string): Promise<string[]> {
  const rows = (await strapi.db.query(appUid).findMany({ where: { developer } })) as AppRow[];
  // MySQL finds names that differ in case as well.
  return rows.filter((row) => row.developer === developer).map(({ documentId }) => documentId);
}

/** The `apps` service. */
export function appsService({ strapi }: Context): AppsService {
  let count: CountDependents = async () => new Map();
  const view = async (row: AppRow, hostInUse: string | null) =>
    toView(strapi, row, { hostInUse, dependents: (await count([row.documentId])).get(row.documentId) });
  return {
    async views({ deleted, hostInUse }) {
      const rows = await findRows(strapi, deleted ? { deletedAt: { $notNull: true } } : {});
      const dependents = await count(rows.map((row) => row.documentId));
      return rows.map((row) =>
        toView(strapi, row, { hostInUse, dependents: dependents.get(row.documentId) }),
      );
    },
    view: async (id, hostInUse) => view(await findRow(strapi, id), hostInUse),
    create: (input, actor) => createApp(strapi, input, actor),
    update: (id, input, actor) => updateApp(strapi, id, input, actor),
    makeDefault: (id, actor) => makeDefault(strapi, id, actor),
    remove: (id, actor) => removeApp(strapi, id, actor),
    restore: (id, actor) => restoreApp(strapi, id, actor),
    dependents: async (id) => (await count([id])).get(id) ?? { accounts: 0, users: 0 },
    registerDependents: (counter) => {
      count = counter;
    },
    get: (id) => getLive(strapi, id),
    async find(provider, by) {
      const known =
        'id' in by ? { documentId: by.id } : { clientKeyHash: identityKey(provider, by.clientKey) };
      const [row] = await findRows(strapi, { provider, ...known });
      return row ?? null;
    },
    usual: async (provider) => (await findRows(strapi, { provider }))[0] ?? null,
    signingSecrets: (app) => signingSecrets(strapi, app),
    forLogin: async () => (await findRows(strapi, { loginOn: true })).filter(hasLogin),
    credentials: (app, needs) => credentials(strapi, app, needs),
    urls: (app) => urlsOf(strapi, app, null),
    callbackUrl: () => `${publicUrl(strapi)}${callbackPath(apiPrefix(strapi))}`,
    holdDeveloper: async (developer) => {
      // An update that changes nothing takes the rows' locks; each keeps its own value, for MySQL finds names that differ
      // in case as well.
      const unchanged = { developer: strapi.db.connection.ref('developer') };
      await strapi.db.queryBuilder(appUid).where({ developer }).update(unchanged).execute();
    },
    ids(isOn) {
      const apps = strapi.db.getConnection(appTable).whereNull('deleted_at').select('document_id');
      return isOn ? apps.where(columnOf[isOn], true) : apps;
    },
    ofDeveloper: (developer) => ofDeveloper(strapi, developer),
    productionFaults: () => findProductionFaults(strapi),
    keepCheck: (id, result) => keepCheck(strapi, id, result),
  };
}

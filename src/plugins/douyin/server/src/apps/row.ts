import type { Core } from '@strapi/strapi';
import type { AppView, newUserRules } from '../../../contracts/apps';
import type { CheckName, CheckResult } from '../../../contracts/checks';
import type { ProviderName } from '../providers';
import { PluginError } from '../shared/errors';

/** Uid of the apps' content type. */
export const appUid = 'plugin::douyin.app';

/** The table apps are sealed in. */
export const appTable = 'douyin_apps';

type SecretView = NonNullable<AppView['secret']>;

/** An app as it is stored. */
export type AppRow = {
  documentId: string;
  name: string;
  provider: ProviderName;
  slot: 'environment' | null;
  clientKey: string | null;
  clientKeyHash: string | null;
  secretSealed: string | null;
  secretView: SecretView | null;
  previousSecretSealed: string | null;
  previousSecretView: SecretView | null;
  previousSecretUntil: string | null;
  baseUrl: string;
  scopes: string[] | null;
  loginOn: boolean;
  publishOn: boolean;
  leadsOn: boolean;
  webhookOn: boolean;
  isDefault: boolean;
  defaultRole: string;
  newUserRule: (typeof newUserRules)[number];
  embeddedQr: boolean | null;
  keepsRaw: boolean | null;
  developer: string | null;
  checks: Partial<Record<CheckName, CheckResult>> | null;
  revision: number;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
};

/** The switches of an app, by their public names. */
export const switchesOf = (row: Pick<AppRow, 'loginOn' | 'publishOn' | 'leadsOn' | 'webhookOn'>) => ({
  login: row.loginOn,
  publish: row.publishOn,
  leads: row.leadsOn,
  webhook: row.webhookOn,
});

/** The columns behind the switches. */
export const switchColumns = (switches: AppView['switches']) => ({
  loginOn: switches.login,
  publishOn: switches.publish,
  leadsOn: switches.leads,
  webhookOn: switches.webhook,
});

/** One app by id, deleted ones too; throws CONFIG_NOT_FOUND. */
export async function findRow(strapi: Core.Strapi, id: string): Promise<AppRow> {
  const row = (await strapi.db.query(appUid).findOne({ where: { documentId: id } })) as AppRow | null;
  if (!row) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such app', { app: id });
  return row;
}

/** Apps, the default one first; deleted ones only when asked for. */
export async function findRows(strapi: Core.Strapi, where: Record<string, unknown> = {}): Promise<AppRow[]> {
  return strapi.db.query(appUid).findMany({
    where: { deletedAt: { $null: true }, ...where },
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
  }) as Promise<AppRow[]>;
}

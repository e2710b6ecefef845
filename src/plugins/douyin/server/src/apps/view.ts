import type { Core } from '@strapi/strapi';
import type { AppView } from '../../../contracts/apps';
import { platformTraits } from '../../../contracts/platforms';
import { apiPrefix, publicUrl, settingsOf } from '../config';
import { clock } from '../shared/clock';
import { switchesOf, type AppRow } from './row';
import { appUrls } from './urls';

/** Facts about an app that other features count. */
export type Dependents = { accounts: number; users: number };

/** Which fields of an app the environment fixes, and by which variable. */
export function originsOf(strapi: Core.Strapi, row: Pick<AppRow, 'slot'>): AppView['origins'] {
  if (row.slot !== 'environment') return {};
  const { variables, ...values } = settingsOf(strapi).app;
  const fixed = (['clientKey', 'clientSecret', 'baseUrl'] as const).filter((field) => values[field] !== null);
  return Object.fromEntries(fixed.map((field) => [field, variables[field]]));
}

function previousSecret(row: AppRow): AppView['previousSecret'] {
  if (!row.previousSecretView || !row.previousSecretUntil) return null;
  const until = new Date(row.previousSecretUntil);
  return until > clock.now() ? { ...row.previousSecretView, until: until.toISOString() } : null;
}

/** The addresses of an app, and why they may not work for a browser at `hostInUse`. */
export const urlsOf = (strapi: Core.Strapi, row: AppRow, hostInUse: string | null): AppView['urls'] =>
  appUrls({ publicUrl: publicUrl(strapi), apiPrefix: apiPrefix(strapi), hostInUse }, row.documentId);

/** An app as the admin sees it; no sealed value leaves through here. */
export function toView(
  strapi: Core.Strapi,
  row: AppRow,
  seen: { hostInUse: string | null; dependents: Dependents | undefined },
): AppView {
  const checks = row.checks ?? {};
  return {
    id: row.documentId,
    name: row.name,
    provider: row.provider,
    clientKey: row.clientKey,
    secret: row.secretSealed ? row.secretView : null,
    previousSecret: previousSecret(row),
    baseUrl: row.baseUrl,
    scopes: row.scopes ?? [],
    switches: switchesOf(row),
    isDefault: row.isDefault,
    defaultRole: row.defaultRole,
    newUserRule: row.newUserRule,
    embeddedQr: row.embeddedQr ?? false,
    keepsRaw: row.keepsRaw ?? false,
    developer: row.developer,
    origins: originsOf(strapi, row),
    urls: urlsOf(strapi, row, seen.hostInUse),
    checks: platformTraits[row.provider].checks.flatMap((name) => checks[name] ?? []),
    accountCount: seen.dependents?.accounts ?? 0,
    revision: row.revision,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}

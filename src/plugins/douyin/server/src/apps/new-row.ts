import type { Core } from '@strapi/strapi';
import { newId } from '../shared/crypto';
import { appUid, type AppRow } from './row';
import { noSecret } from './secret';

/** A row that is not stored yet, with every column at its default. */
export function blankRow(values: Pick<AppRow, 'name' | 'baseUrl'> & Partial<AppRow>): AppRow {
  const now = new Date(0).toISOString();
  return {
    documentId: newId(),
    provider: 'douyin',
    slot: null,
    clientKey: null,
    clientKeyHash: null,
    ...noSecret,
    scopes: ['user_info'],
    loginOn: false,
    publishOn: false,
    leadsOn: false,
    webhookOn: false,
    isDefault: false,
    defaultRole: 'authenticated',
    newUserRule: 'create',
    embeddedQr: false,
    keepsRaw: false,
    developer: null,
    checks: {},
    revision: 1,
    deletedAt: null,
    createdAt: now,
    updatedAt: now,
    ...values,
  };
}

/** Stores a new row; timestamps are the database layer's. */
export async function insertRow(strapi: Core.Strapi, row: AppRow): Promise<void> {
  const { createdAt: _created, updatedAt: _updated, ...data } = row;
  await strapi.db.query(appUid).create({ data });
}

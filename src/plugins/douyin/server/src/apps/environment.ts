import type { Core } from '@strapi/strapi';
import type { Actor } from '../audit/service';
import { isProduction, settingsOf } from '../config';
import { platformUrl } from '../providers';
import { identityKey } from '../shared/crypto';
import { changeOne, inTransaction, isUniqueViolation } from '../shared/database';
import { service } from '../shared/service';
import { blankRow, insertRow } from './new-row';
import { appUid, type AppRow } from './row';
import { losesSecret, readBaseUrl } from './rules';
import { isSameSecret, newSecret, noSecret } from './secret';

const actor: Actor = { kind: 'environment' };

const findSlot = (strapi: Core.Strapi): Promise<AppRow | null> =>
  strapi.db.query(appUid).findOne({ where: { slot: 'environment' } }) as Promise<AppRow | null>;

async function createDefault(strapi: Core.Strapi): Promise<AppRow> {
  const row = blankRow({ name: '抖音 Douyin', baseUrl: platformUrl, slot: 'environment', isDefault: true });
  try {
    await insertRow(strapi, row);
  } catch (error) {
    // Another instance booting at the same moment made it.
    if (!isUniqueViolation(error)) throw error;
  }
  return (await findSlot(strapi)) ?? row;
}

/** Columns the environment changes on the app it fills; empty when all is as it should be. */
function environmentColumns(strapi: Core.Strapi, row: AppRow): Partial<AppRow> {
  const { clientKey, clientSecret, baseUrl } = settingsOf(strapi).app;
  const identity = {
    clientKey: clientKey ?? row.clientKey,
    baseUrl: baseUrl ? readBaseUrl(baseUrl, isProduction(), 'DOUYIN_BASE_URL') : row.baseUrl,
  };
  const moved = losesSecret(row, identity);
  const secretIsNew = clientSecret !== null && (moved || !isSameSecret(row, clientSecret));
  if (!moved && !secretIsNew) return {};
  return {
    ...identity,
    clientKeyHash: identity.clientKey && identityKey(row.provider, identity.clientKey),
    ...(moved ? noSecret : {}),
    ...(secretIsNew ? newSecret(strapi, row, clientSecret, 0) : {}),
    checks: {},
    revision: row.revision + 1,
  };
}

async function recordFill(strapi: Core.Strapi, row: AppRow, changes: Partial<AppRow>): Promise<void> {
  const audit = service(strapi, 'audit');
  const target = { kind: 'app' as const, id: row.documentId, name: row.name };
  const fields = (['clientKey', 'baseUrl'] as const).filter((field) => changes[field] !== row[field]);
  if (fields.length > 0) await audit.record({ action: 'app.updated', actor, target, details: { fields } });
  if (changes.secretSealed) await audit.record({ action: 'app.secret-set', actor, target });
}

/**
 * Makes sure that the default app exists and holds what the environment says. An app filled for the first time has its
 * login and leads switched on; later starts leave the switches to the administrator.
 */
export async function applyEnvironment(strapi: Core.Strapi): Promise<void> {
  const row = (await findSlot(strapi)) ?? (await createDefault(strapi));
  if (service(strapi, 'secrets').state() === 'locked') return;
  const changes = environmentColumns(strapi, row);
  if (Object.keys(changes).length === 0) return;
  const firstFill =
    row.clientKey === null && row.revision === 1 && Boolean(changes.clientKey && changes.secretSealed);
  await inTransaction(strapi, async () => {
    const data = { ...changes, ...(firstFill ? { loginOn: true, leadsOn: true } : {}) };
    await changeOne(strapi, appUid, { documentId: row.documentId }, data);
    await recordFill(strapi, row, changes);
  });
}

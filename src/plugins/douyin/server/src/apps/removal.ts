import type { Core } from '@strapi/strapi';
import { platformTraits } from '../../../contracts/platforms';
import type { Actor } from '../audit/service';
import { clock } from '../shared/clock';
import { changeOne, inTransaction } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { appUid, findRow, switchColumns, type AppRow } from './row';

const off = switchColumns({ login: false, publish: false, leads: false, webhook: false });

function refuseRemoval(row: AppRow): void {
  if (row.isDefault)
    throw new PluginError('CONFIG_CONFLICT', 'This is the default app: make another one the default first');
  if (row.slot === 'environment') {
    throw new PluginError(
      'CONFIG_READ_ONLY',
      'This app is filled from the environment and would come back; switch it off instead',
    );
  }
}

const target = (row: AppRow) => ({ kind: 'app' as const, id: row.documentId, name: row.name });

/** Puts an app among the deleted ones: switched off, its accounts and sealed values kept for a restore. */
export async function removeApp(strapi: Core.Strapi, id: string, actor: Actor): Promise<void> {
  const row = await findRow(strapi, id);
  refuseRemoval(row);
  await inTransaction(strapi, async () => {
    const where = { documentId: id, deletedAt: { $null: true } };
    if (!(await changeOne(strapi, appUid, where, { ...off, deletedAt: clock.now() }))) return;
    await service(strapi, 'audit').record({ action: 'app.deleted', actor, target: target(row) });
  });
}

/** Brings a deleted app back, switched off. */
export async function restoreApp(strapi: Core.Strapi, id: string, actor: Actor): Promise<void> {
  const row = await findRow(strapi, id);
  await inTransaction(strapi, async () => {
    const where = { documentId: id, deletedAt: { $notNull: true } };
    if (!(await changeOne(strapi, appUid, where, { deletedAt: null }))) return;
    await service(strapi, 'audit').record({ action: 'app.restored', actor, target: target(row) });
  });
}

/** Makes an app the one that is used when none is named. */
export async function makeDefault(strapi: Core.Strapi, id: string, actor: Actor): Promise<void> {
  const row = await findRow(strapi, id);
  if (row.deletedAt)
    throw new PluginError('CONFIG_CONFLICT', 'A deleted app cannot be the default: restore it first');
  if (!platformTraits[row.provider].switches.includes('login'))
    throw new PluginError(
      'CONFIG_CONFLICT',
      `An app of "${row.provider}" cannot be the default: visitors do not log in with it`,
    );
  await inTransaction(strapi, async () => {
    await strapi.db.query(appUid).updateMany({ where: { isDefault: true }, data: { isDefault: false } });
    await strapi.db.query(appUid).updateMany({ where: { documentId: id }, data: { isDefault: true } });
    await service(strapi, 'audit').record({ action: 'app.default-changed', actor, target: target(row) });
  });
}

import type { Core } from '@strapi/strapi';
import { webhookKeyNames, type WebhookKeyName, type WebhookKeys } from '../../../../contracts/webhooks';
import type { Actor } from '../../audit/service';
import type { SealedPlace } from '../../secrets/service';
import { clock } from '../../shared/clock';
import { sha256 } from '../../shared/crypto';
import { changeOne, insertUnlessTaken, inTransaction } from '../../shared/database';
import { service } from '../../shared/service';

/** Uid and table of what an app has for its webhook. */
export const webhookAppUid = 'plugin::douyin.webhook-app';
export const webhookAppTable = 'douyin_webhook_apps';

/** Where the keys lie sealed. */
export const sealedKeys: SealedPlace = {
  uid: webhookAppUid,
  table: webhookAppTable,
  rowKey: 'appId',
  columns: { relaySealed: 'relay_sealed', signingSealed: 'signing_sealed' },
};

type View = WebhookKeys[WebhookKeyName];

type WebhookAppRow = {
  appId: string;
  relaySealed: string | null;
  relayView: View;
  signingSealed: string | null;
  signingView: View;
  verifiedAt: string | Date | null;
};

const columnsOf = {
  relay: { sealed: 'relaySealed', view: 'relayView', column: 'relay_sealed' },
  signing: { sealed: 'signingSealed', view: 'signingView', column: 'signing_sealed' },
} as const;

const placeOf = (appId: string, name: WebhookKeyName) => ({
  table: webhookAppTable,
  row: appId,
  column: columnsOf[name].column,
});

const findRow = (strapi: Core.Strapi, appId: string): Promise<WebhookAppRow | null> =>
  strapi.db.query(webhookAppUid).findOne({ where: { appId } }) as Promise<WebhookAppRow | null>;

function open(strapi: Core.Strapi, row: WebhookAppRow | null, name: WebhookKeyName): string | null {
  const sealed = row?.[columnsOf[name].sealed];
  return row && sealed ? service(strapi, 'secrets').open(sealed, placeOf(row.appId, name)) : null;
}

/** The keys of an app in clear, and whether it was ever verified. Throws CONFIG_KEYS_LOCKED. */
export async function keysOf(
  strapi: Core.Strapi,
  appId: string,
): Promise<Record<WebhookKeyName, string | null> & { isVerified: boolean }> {
  const row = await findRow(strapi, appId);
  return {
    relay: open(strapi, row, 'relay'),
    signing: open(strapi, row, 'signing'),
    isVerified: Boolean(row?.verifiedAt),
  };
}

/** What anyone may see of the keys of an app. */
export async function viewKeys(strapi: Core.Strapi, appId: string): Promise<WebhookKeys> {
  const row = await findRow(strapi, appId);
  return { relay: row?.relayView ?? null, signing: row?.signingView ?? null };
}

/** When the platform first signed a delivery for an app; null: it did not yet. */
export async function verifiedAt(strapi: Core.Strapi, appId: string): Promise<Date | null> {
  const row = await findRow(strapi, appId);
  return row?.verifiedAt ? new Date(row.verifiedAt) : null;
}

const viewOf = (key: string): NonNullable<View> => ({
  lastFour: key.slice(-4),
  fingerprint: sha256(key).slice(0, 16),
});

function changeOf(strapi: Core.Strapi, appId: string, name: WebhookKeyName, key: string | null) {
  const { sealed, view } = columnsOf[name];
  if (key === null) return { [sealed]: null, [view]: null };
  return { [sealed]: service(strapi, 'secrets').seal(key, placeOf(appId, name)), [view]: viewOf(key) };
}

/** Keys to be set, or with null to be taken away; what is left out stays. */
export type KeyChange = Partial<Record<WebhookKeyName, string | null>>;

/** Sets or takes away keys of an app, and writes down who did. Throws CONFIG_KEYS_LOCKED. */
export async function saveKeys(
  strapi: Core.Strapi,
  app: { documentId: string; name: string },
  change: KeyChange,
  actor: Actor,
): Promise<void> {
  const { documentId: appId, name: appName } = app;
  const named = webhookKeyNames.flatMap((name) => {
    const key = change[name];
    return key === undefined ? [] : [{ name, key }];
  });
  await inTransaction(strapi, async () => {
    await insertUnlessTaken(strapi, webhookAppUid, 'app_id', { appId });
    for (const { name, key } of named) {
      await changeOne(strapi, webhookAppUid, { appId }, changeOf(strapi, appId, name, key));
      const action = key === null ? 'app.webhook-key-cleared' : 'app.webhook-key-set';
      const target = { kind: 'app' as const, id: appId, name: appName };
      await service(strapi, 'audit').record({ action, actor, target, details: { key: name } });
    }
  });
}

/** Notes that the platform signed a delivery for an app with its secret; the first time counts. */
export async function noteVerified(strapi: Core.Strapi, appId: string): Promise<void> {
  const verifiedAt = clock.now();
  if (await insertUnlessTaken(strapi, webhookAppUid, 'app_id', { appId, verifiedAt })) return;
  await changeOne(strapi, webhookAppUid, { appId, verifiedAt: { $null: true } }, { verifiedAt });
}

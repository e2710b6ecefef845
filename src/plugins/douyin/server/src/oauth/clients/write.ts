import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { oauthClientCreate, OAuthClientInput } from '../../../../contracts/oauth-client';
import type { Actor, AuditRecord } from '../../audit/service';
import { clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { changeOne, inTransaction, insertOne, isUniqueViolation } from '../../shared/database';
import { faultAt, PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { dropRecords } from '../records/drop';
import { clientUid, consentUid } from '../rows';
import { refuseIdleEntries } from './check';
import { clientKey, findClient, type ClientRow } from './row';
import { makeSecret, withNewSecret } from './secrets';

type NewClient = z.infer<typeof oauthClientCreate>;
type ClientAction = Extract<AuditRecord['action'], `oauth-client.${string}`>;

const record = (
  strapi: Core.Strapi,
  action: ClientAction,
  { documentId, name }: Pick<ClientRow, 'documentId' | 'name'>,
  { actor, details }: { actor: Actor; details?: AuditRecord['details'] },
): Promise<void> =>
  service(strapi, 'audit').record({
    action,
    actor,
    target: { kind: 'oauth-client', id: documentId, name },
    details,
  });

/** The columns that an administrator sets. */
const columnsOf = ({ redirectUris, redirectBlacklist, ...rest }: OAuthClientInput) => ({
  name: rest.name,
  homepage: rest.homepage,
  logo: rest.logo,
  enabled: rest.enabled,
  pkceRequired: rest.pkceRequired,
  refreshTokens: rest.refreshTokens,
  refreshGraceSeconds: rest.refreshGraceSeconds,
  scopes: rest.scopes,
  redirectUris: redirectUris.join(','),
  redirectBlacklist: redirectBlacklist.join(','),
});

/** Makes a client; its secret is told this once, a public one has none. Throws CONFIG_CONFLICT for an id that is taken. */
export async function createClient(
  strapi: Core.Strapi,
  input: NewClient,
  actor: Actor,
): Promise<{ id: string; secret: string | null }> {
  refuseIdleEntries(input);
  const { secret, stored } = makeSecret(clock.now());
  const clientId = input.clientId ?? `oc_${newId()}`;
  const row = { documentId: newId(), name: input.name };
  const data = { ...columnsOf(input), clientId, clientIdHash: clientKey(clientId), isPublic: input.isPublic };
  try {
    await inTransaction(strapi, async () => {
      const secrets = input.isPublic ? [] : [stored];
      await insertOne(strapi, clientUid, { ...row, ...data, secrets, revision: 1 });
      await record(strapi, 'oauth-client.created', row, { actor, details: { clientId } });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new PluginError('CONFIG_CONFLICT', 'clientId: another connected site has it', {
      field: 'clientId',
    });
  }
  return { id: row.documentId, secret: input.isPublic ? null : secret };
}

/** Compare-and-swap by the revision; throws CONFIG_STALE where somebody else was faster. */
async function change(
  strapi: Core.Strapi,
  { documentId, revision }: Pick<ClientRow, 'documentId' | 'revision'>,
  data: Record<string, unknown>,
): Promise<void> {
  const where = { documentId, revision };
  if (await changeOne(strapi, clientUid, where, { ...data, revision: revision + 1 })) return;
  throw new PluginError('CONFIG_STALE', 'Somebody else changed this connected site meanwhile: load it anew');
}

const changedFields = (row: ClientRow, columns: ReturnType<typeof columnsOf>): string[] =>
  Object.entries(columns).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(row[name as keyof ClientRow] ?? null) ? [] : [name],
  );

/** Changes a client; one that is switched off loses its tokens. Throws CONFIG_NOT_FOUND and CONFIG_STALE. */
export async function updateClient(
  strapi: Core.Strapi,
  id: string,
  { revision, ...input }: OAuthClientInput & { revision: number },
  actor: Actor,
): Promise<void> {
  refuseIdleEntries(input);
  const row = await findClient(strapi, id);
  const columns = columnsOf(input);
  await inTransaction(strapi, async () => {
    await change(strapi, { documentId: id, revision }, columns);
    if (!input.enabled) await dropRecords(strapi, { clientHash: row.clientIdHash });
    const details = { fields: changedFields(row, columns) };
    await record(strapi, 'oauth-client.updated', { ...row, name: input.name }, { actor, details });
  });
}

/** Deletes a client with its tokens and what people agreed to. Throws CONFIG_NOT_FOUND. */
export async function removeClient(strapi: Core.Strapi, id: string, actor: Actor): Promise<void> {
  const row = await findClient(strapi, id);
  await inTransaction(strapi, async () => {
    await strapi.db.query(clientUid).deleteMany({ where: { documentId: id } });
    await dropRecords(strapi, { clientHash: row.clientIdHash });
    await strapi.db.query(consentUid).deleteMany({ where: { clientId: id } });
    await record(strapi, 'oauth-client.deleted', row, { actor, details: { clientId: row.clientId } });
  });
}

/** Makes one more secret, told this once. Throws CONFIG_NOT_FOUND, CONFIG_STALE, and CONFIG_INVALID for a public client. */
export async function addSecret(
  strapi: Core.Strapi,
  id: string,
  { keepFormerHours }: { keepFormerHours: number },
  actor: Actor,
): Promise<string> {
  const row = await findClient(strapi, id);
  if (row.isPublic) throw faultAt('CONFIG_INVALID', 'isPublic', 'a public client has no secret');
  const now = clock.now();
  const { secret, stored } = makeSecret(now);
  await inTransaction(strapi, async () => {
    const secrets = withNewSecret(row.secrets, stored, { keepFormerHours, now });
    await change(strapi, row, { secrets });
    await record(strapi, 'oauth-client.secret-made', row, { actor, details: { hours: keepFormerHours } });
  });
  return secret;
}

/** Ends one secret at once. Throws CONFIG_NOT_FOUND and CONFIG_STALE. */
export async function endSecret(
  strapi: Core.Strapi,
  { id, secret }: { id: string; secret: string },
  actor: Actor,
): Promise<void> {
  const row = await findClient(strapi, id);
  const secrets = row.secrets.filter((each) => each.id !== secret);
  if (secrets.length === row.secrets.length)
    throw new PluginError('CONFIG_NOT_FOUND', 'This secret was ended already', { secret });
  await inTransaction(strapi, async () => {
    await change(strapi, row, { secrets });
    await record(strapi, 'oauth-client.secret-ended', row, { actor });
  });
}

import type { Core } from '@strapi/strapi';
import type { AppInput, AppView, SaveNotice } from '../../../contracts/apps';
import { platformTraits } from '../../../contracts/platforms';
import type { Actor } from '../audit/service';
import { isProduction } from '../config';
import { identityKey } from '../shared/crypto';
import { changeOne, inTransaction, isUniqueViolation } from '../shared/database';
import { PluginError } from '../shared/errors';
import { blankRow, insertRow } from './new-row';
import { appUid, findRow, switchColumns, type AppRow } from './row';
import {
  allowedSwitches,
  losesSecret,
  readAppScopes,
  readBaseUrl,
  refuseDemoKey,
  refuseNotOffered,
} from './rules';
import { newSecret, noSecret } from './secret';
import { recordChange } from './trail';
import { originsOf } from './view';

/** What saving an app led to: its id and what the server changed or noticed. */
export type Saved = { id: string; notices: SaveNotice[] };

type SecretStep = { columns: Partial<AppRow>; hasSecret: boolean; notices: SaveNotice[] };

/** Fields the environment fixes keep their value; a different one is refused rather than ignored. */
function refuseFixedFields(origins: AppView['origins'], row: AppRow, input: AppInput): void {
  const changed = {
    clientKey: input.clientKey !== row.clientKey,
    clientSecret: input.clientSecret !== undefined,
    baseUrl: input.baseUrl !== row.baseUrl,
  };
  for (const [field, variable] of Object.entries(origins)) {
    if (!changed[field as keyof typeof changed]) continue;
    throw new PluginError(
      'CONFIG_READ_ONLY',
      `${field} comes from ${variable}: change it there and restart`,
      {
        field,
        variable,
      },
    );
  }
}

function refuseOtherPlatform(row: AppRow, { provider = row.provider }: AppInput): void {
  if (provider === row.provider) return;
  throw new PluginError(
    'CONFIG_INVALID',
    `provider: this app belongs to "${row.provider}" for good; create another one for "${provider}"`,
    { provider: row.provider },
  );
}

async function refuseUnknownRole(strapi: Core.Strapi, type: string): Promise<void> {
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type } });
  if (role) return;
  throw new PluginError('CONFIG_INVALID', `defaultRole: there is no users-permissions role "${type}"`, {
    role: type,
  });
}

/** The secret's columns after a save: a new one, the old one kept, or none because it belonged elsewhere. */
function secretStep(strapi: Core.Strapi, row: AppRow, input: AppInput): SecretStep {
  const lost = losesSecret(row, input);
  if (input.clientSecret) {
    const hours = lost ? 0 : (input.keepPreviousSecretHours ?? 0);
    return { columns: newSecret(strapi, row, input.clientSecret, hours), hasSecret: true, notices: [] };
  }
  if (!lost) return { columns: {}, hasSecret: row.secretSealed !== null, notices: [] };
  const notices: SaveNotice[] = row.secretSealed ? [{ kind: 'secret-cleared' }] : [];
  return { columns: noSecret, hasSecret: false, notices };
}

function columnsOf(strapi: Core.Strapi, row: AppRow, input: AppInput) {
  refuseNotOffered(row.provider, input);
  const scopes = platformTraits[row.provider].hasScopes
    ? readAppScopes(input.scopes)
    : { scopes: [], notices: [] };
  const secret = secretStep(strapi, row, input);
  const complete = input.clientKey !== null && secret.hasSecret;
  const allowed = allowedSwitches(input.switches, complete);
  const columns: Partial<AppRow> = {
    name: input.name,
    clientKey: input.clientKey,
    clientKeyHash: input.clientKey && identityKey(row.provider, input.clientKey),
    baseUrl: input.baseUrl,
    scopes: scopes.scopes,
    defaultRole: input.defaultRole,
    newUserRule: input.newUserRule,
    embeddedQr: input.embeddedQr,
    keepsRaw: input.keepsRaw ?? row.keepsRaw,
    developer: input.developer,
    ...switchColumns(allowed.switches),
    ...secret.columns,
    // Results of another key, place or secret prove nothing about this one.
    ...(losesSecret(row, input) || input.clientSecret ? { checks: {} } : {}),
  };
  return { columns, notices: [...scopes.notices, ...secret.notices, ...allowed.notices] };
}

const taken = (clientKey: string | null, cause: unknown) =>
  new PluginError(
    'CONFIG_CONFLICT',
    'clientKey: another app already has this client key; it may be among the deleted ones, from where it can be restored',
    { clientKey },
    { cause },
  );

async function write<Result>(clientKey: string | null, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isUniqueViolation(error) ? taken(clientKey, error) : error;
  }
}

function normalised(input: AppInput): AppInput {
  refuseDemoKey(input.clientKey, isProduction());
  return { ...input, baseUrl: readBaseUrl(input.baseUrl, isProduction()) };
}

/** Creates an app. */
export async function createApp(strapi: Core.Strapi, written: AppInput, actor: Actor): Promise<Saved> {
  const input = normalised(written);
  await refuseUnknownRole(strapi, input.defaultRole);
  const { name, baseUrl, clientKey, provider = 'douyin' } = input;
  const row = blankRow({ name, baseUrl, clientKey, provider });
  const { columns, notices } = columnsOf(strapi, row, input);
  await write(input.clientKey, () =>
    inTransaction(strapi, async () => {
      await insertRow(strapi, { ...row, ...columns });
      await recordChange(strapi, actor, { row, input, notices, created: true });
    }),
  );
  return { id: row.documentId, notices };
}

const stale = () =>
  new PluginError(
    'CONFIG_STALE',
    'Somebody else saved this app meanwhile: reload it and apply your change again',
  );

/** Changes an app; throws CONFIG_STALE when `revision` is not the stored one. */
export async function updateApp(
  strapi: Core.Strapi,
  id: string,
  { revision, ...written }: AppInput & { revision: number },
  actor: Actor,
): Promise<Saved> {
  const row = await findRow(strapi, id);
  const input = normalised(written);
  refuseOtherPlatform(row, input);
  refuseFixedFields(originsOf(strapi, row), row, input);
  await refuseUnknownRole(strapi, input.defaultRole);
  const { columns, notices } = columnsOf(strapi, row, input);
  const where = { documentId: id, revision, deletedAt: { $null: true } };
  await write(input.clientKey, () =>
    inTransaction(strapi, async () => {
      if (!(await changeOne(strapi, appUid, where, { ...columns, revision: revision + 1 }))) throw stale();
      await recordChange(strapi, actor, { row, input, notices, created: false });
    }),
  );
  return { id, notices };
}

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { clientKey } from '../clients/row';
import { addSeconds, clock } from '../../shared/clock';
import { identityKey } from '../../shared/crypto';
import { changeOne, insertOne } from '../../shared/database';
import { recordTable, recordUid } from '../rows';

/** What the library stores under an id; the id itself is left out, for it is the token. */
export type Payload = Record<string, unknown> & {
  accountId?: string;
  clientId?: string;
  grantId?: string;
  jti?: string;
  scope?: string;
  openid?: { scope?: string };
};

/** A record as it was found: what was stored, its end, when it was spent, and the answer it was spent for. */
export type Found = { payload: Payload; endsAt: Date; consumedAt: Date | null; successor: string | null };

/** Records that are worth nothing without the grant they came of, and without their user. */
const boundModels = new Set(['AccessToken', 'RefreshToken', 'AuthorizationCode']);

/** Records that are written more than once. */
const changingModels = new Set(['Interaction', 'Grant', 'PushedAuthorizationRequest']);

/** The hash under which a record is kept. */
export const recordHash = (model: string, id: string): string => identityKey(model, id);

const grantHashOf = (model: string, id: string, { grantId }: Payload): string | null => {
  if (model === 'Grant') return recordHash(model, id);
  return grantId ? recordHash('Grant', grantId) : null;
};

/** Stores a record that ends after so many seconds; one that is written again is changed. */
export async function storeRecord(
  strapi: Core.Strapi,
  model: string,
  id: string,
  { payload, ttlSeconds }: { payload: Payload; ttlSeconds: number },
): Promise<void> {
  const { jti: _id, ...kept } = payload;
  const idHash = recordHash(model, id);
  const endsAt = addSeconds(clock.now(), ttlSeconds);
  const text = JSON.stringify(kept);
  const isChange = changingModels.has(model);
  if (isChange && (await changeOne(strapi, recordUid, { idHash }, { payload: text, endsAt }))) return;
  await insertOne(strapi, recordUid, {
    idHash,
    model,
    grantHash: grantHashOf(model, id, payload),
    clientHash: payload.clientId ? clientKey(payload.clientId) : null,
    userId: payload.accountId ? Number(payload.accountId) : null,
    payload: text,
    endsAt,
  });
}

function aliveOnly(strapi: Core.Strapi, query: Knex.QueryBuilder): void {
  const { tableName: users } = strapi.db.metadata.get('plugin::users-permissions.user');
  const { connection } = strapi.db;
  query
    .whereExists(
      strapi.db
        .getConnection(`${recordTable} as g`)
        .select(connection.raw('1'))
        .whereRaw('?? = ??', ['g.id_hash', 'r.grant_hash']),
    )
    .whereExists(
      strapi.db
        .getConnection(`${users} as u`)
        .select(connection.raw('1'))
        .whereRaw('?? = ??', ['u.id', 'r.user_id'])
        .where((user) => void user.whereNull('u.blocked').orWhere('u.blocked', false)),
    );
}

type Moment = string | number | Date;
type Row = { payload: string; ends_at: Moment; consumed_at: Moment | null; successor: string | null };

/**
 * A record by its id, ended ones too. A code or token whose grant is gone, or whose user was deleted or blocked, is not found:
 * one statement says all three.
 */
export async function findRecord(strapi: Core.Strapi, model: string, id: string): Promise<Found | null> {
  const query = strapi.db
    .getConnection(`${recordTable} as r`)
    .where('r.id_hash', recordHash(model, id))
    .select('r.payload', 'r.ends_at', 'r.consumed_at', 'r.successor');
  if (boundModels.has(model)) aliveOnly(strapi, query);
  const [row] = (await query) as Row[];
  if (!row) return null;
  return {
    payload: { ...(JSON.parse(row.payload) as Payload), jti: id },
    endsAt: new Date(row.ends_at),
    consumedAt: row.consumed_at === null ? null : new Date(row.consumed_at),
    successor: row.successor,
  };
}

/** Spends a record, once: false for whoever comes second. */
export const spendRecord = (strapi: Core.Strapi, model: string, id: string): Promise<boolean> =>
  changeOne(
    strapi,
    recordUid,
    { idHash: recordHash(model, id), consumedAt: { $null: true } },
    { consumedAt: clock.now() },
  );

/** Ends one record. */
export const dropRecord = async (strapi: Core.Strapi, model: string, id: string): Promise<void> => {
  await strapi.db.query(recordUid).deleteMany({ where: { idHash: recordHash(model, id) } });
};

/** Ends all of a model that came of a grant. */
export const dropOfGrant = async (strapi: Core.Strapi, model: string, grantId: string): Promise<void> => {
  const where = { grantHash: recordHash('Grant', grantId), model };
  await strapi.db.query(recordUid).deleteMany({ where });
};

/** Ends a grant with all that came of it. */
export const dropGrant = async (strapi: Core.Strapi, grantId: string): Promise<void> => {
  await strapi.db.query(recordUid).deleteMany({ where: { grantHash: recordHash('Grant', grantId) } });
};

/** Keeps the answer that a refresh token was spent for. */
export const keepSuccessor = async (strapi: Core.Strapi, id: string, successor: string): Promise<void> => {
  await changeOne(strapi, recordUid, { idHash: recordHash('RefreshToken', id) }, { successor });
};

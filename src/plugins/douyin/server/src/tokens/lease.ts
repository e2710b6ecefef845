import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { settingsOf } from '../config';
import { addSeconds, clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { joined, whileContested } from '../shared/database';
import { findTokens, tokenTable, toColumns, type TokenColumns, type TokenRow } from './row';

/** The right to call the platform for one account's tokens; `row` is as it stood when the lease was taken. */
export type Lease = { owner: string; row: TokenRow };

/** Seconds for which storing a platform's answer is tried again when the database fails. */
export const saveSeconds = 60;

/** A platform call, and all the time it may take to store what came of it. */
const leaseSeconds = (strapi: Core.Strapi): number =>
  Math.ceil(settingsOf(strapi).requestTimeoutMs / 1000) + saveSeconds + 20;

const isFree =
  (now: Date) =>
  (query: Knex.QueryBuilder): void =>
    void query.whereNull('lease_until').orWhere('lease_until', '<=', now);

const table = (strapi: Core.Strapi): Knex.QueryBuilder => strapi.db.getConnection(tokenTable);

/**
 * Takes the lease on tokens as they were read. Null when they are not as they were, or somebody else has it; the condition
 * is also the second look at the row that a lease needs.
 */
export async function takeLease(strapi: Core.Strapi, row: TokenRow): Promise<Lease | null> {
  const now = clock.now();
  const owner = newId();
  const leaseUntil = addSeconds(now, leaseSeconds(strapi));
  const fence = row.fence + 1;
  const take = table(strapi)
    .where({ account_id: row.accountId, version: row.version, fence: row.fence })
    .andWhere(isFree(now))
    .update(toColumns({ leaseOwner: owner, leaseUntil, fence }));
  const count = await joined<number>(strapi, take);
  return count === 1 ? { owner, row: { ...row, leaseOwner: owner, leaseUntil, fence } } : null;
}

/** Takes the leases of up to `limit` rows that are due, so that of several processes each gets others; null: none is. */
export async function claimDue(strapi: Core.Strapi, limit: number): Promise<Lease[] | null> {
  const owner = newId();
  const now = clock.now();
  const columns = {
    ...toColumns({ leaseOwner: owner, leaseUntil: addSeconds(now, leaseSeconds(strapi)) }),
    fence: strapi.db.connection.raw('fence + 1'),
  };
  const due = () =>
    table(strapi).where('due_at', '<=', now).andWhere(isFree(now)).orderBy('due_at').limit(limit);
  const { client } = strapi.db.dialect;
  const chosen = client === 'postgres' ? due().select('id').forUpdate().skipLocked() : due().select('id');
  const claim = () =>
    client === 'mysql' ? due().update(columns) : table(strapi).whereIn('id', chosen).update(columns);
  const count: number = await whileContested(async () => (await claim()) as number);
  if (count === 0) return null;
  return (await findTokens(strapi, (query) => void query.where('t.lease_owner', owner))).map((row) => ({
    owner,
    row,
  }));
}

/** The rows a lease may write. */
export const underLease = (strapi: Core.Strapi, { owner, row }: Lease): Knex.QueryBuilder =>
  table(strapi).where({ account_id: row.accountId, lease_owner: owner, fence: row.fence });

/** Writes columns while keeping the lease; false when it was lost. */
export async function noteUnderLease(
  strapi: Core.Strapi,
  lease: Lease,
  columns: TokenColumns,
): Promise<boolean> {
  const count = await joined<number>(strapi, underLease(strapi, lease).update(toColumns(columns)));
  if (count === 1) Object.assign(lease.row, columns);
  return count === 1;
}

/** Gives a lease back, with what is to be written on the way; false when it was lost. */
export const endLease = (strapi: Core.Strapi, lease: Lease, columns: TokenColumns = {}): Promise<boolean> =>
  noteUnderLease(strapi, lease, { ...columns, leaseOwner: null, leaseUntil: null });

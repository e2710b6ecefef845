import type { Core } from '@strapi/strapi';
import type { Actor, AuditRecord, ChainRecord } from '../audit/service';
import { changeOne, contested, insertWith } from '../shared/database';
import { sha256 } from '../shared/crypto';
import { service } from '../shared/service';
import { underLease, type Lease } from './lease';
import { findToken, tokenUid, toColumns, type TokenColumns, type TokenRow } from './row';

/** The plugin itself, as the audit names actors. */
export const system: Actor = { kind: 'system' };

/** All that the audit says of a token: enough to compare two lines, nothing to use it. */
export const fingerprint = (token: string): string => sha256(token).slice(0, 16);

/** An audit record about an account's tokens. */
export const tokenRecord = (
  row: Pick<TokenRow, 'accountId' | 'nickname'>,
  action: AuditRecord['action'],
  actor: Actor,
  details: AuditRecord['details'] = {},
): ChainRecord => ({
  action,
  actor,
  target: { kind: 'account', id: row.accountId, name: row.nickname ?? '' },
  details,
});

const headOf = ({ auditSeq, auditHead }: TokenRow) => ({ seq: auditSeq, hash: auditHead });

/**
 * Ends a lease with new columns and one line in the account's chain, both or neither: one statement on PostgreSQL. Somebody
 * who wrote a line meanwhile only moves the chain's head; false when the lease was lost.
 */
export async function writeWithLine(
  strapi: Core.Strapi,
  lease: Lease,
  columns: TokenColumns,
  record: ChainRecord,
): Promise<boolean> {
  const line = service(strapi, 'audit').link(record, headOf(lease.row));
  const ended = { ...columns, leaseOwner: null, leaseUntil: null };
  const moved = { auditSeq: line.head.seq, auditHead: line.head.hash };
  const update = underLease(strapi, lease)
    .where({ audit_seq: lease.row.auditSeq })
    .update(toColumns({ ...ended, ...moved }));
  if (await insertWith(strapi, update, 'douyin_audit_entries', line.columns)) {
    Object.assign(lease.row, ended, moved);
    return true;
  }
  const now = await findToken(strapi, lease.row.accountId);
  const isHeld = now?.fence === lease.row.fence && now.leaseOwner === lease.owner;
  if (!now || !isHeld || now.auditSeq === lease.row.auditSeq) return false;
  Object.assign(lease.row, { auditSeq: now.auditSeq, auditHead: now.auditHead });
  return writeWithLine(strapi, lease, columns, record);
}

/**
 * Changes a token row by compare-and-swap and adds a line to its chain; run it in a transaction. Throws `contested()` when
 * the row is not as it was read.
 */
export async function changeWithLine(
  strapi: Core.Strapi,
  row: TokenRow,
  columns: TokenColumns,
  record: ChainRecord,
): Promise<void> {
  const audit = service(strapi, 'audit');
  const line = audit.link(record, headOf(row));
  const where = { accountId: row.accountId, version: row.version, fence: row.fence, auditSeq: row.auditSeq };
  const head = { auditSeq: line.head.seq, auditHead: line.head.hash };
  if (!(await changeOne(strapi, tokenUid, where, { ...columns, ...head }))) throw contested();
  await audit.insertLinked(line.columns);
}

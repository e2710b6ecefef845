import { clock } from '../shared/clock';
import { entryHash, genesis, type ChainHead } from './chain';
import { columnsOf, entryOf, type AuditColumns, type AuditRecord } from './entry';

/** Something that happened to an account's tokens. */
export type ChainRecord = AuditRecord & { target: { kind: 'account' } };

/** The next line of a chain, not written yet, and the head the chain has once it is. */
export type Linked = { columns: AuditColumns; head: { seq: number; hash: string } };

/** Builds the line that follows `head` in the chain of the account a record is about. */
export function link(record: ChainRecord, head: ChainHead): Linked {
  const entry = entryOf(record, clock.now());
  const previous = head.hash ?? genesis(entry.targetId);
  const seq = head.seq + 1;
  const hash = entryHash(previous, seq, { ...entry, at: entry.at.toISOString() });
  const place = { chain_id: entry.targetId, chain_seq: seq, chain_previous: previous, chain_hash: hash };
  return { columns: { ...columnsOf(entry), ...place }, head: { seq, hash } };
}

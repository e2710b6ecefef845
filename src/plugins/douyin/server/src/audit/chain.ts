import type { AuditLine, AuditView } from '../../../contracts/audit';
import { sha256 } from '../shared/crypto';

/** All of an entry that anybody is shown, and so all that its hash covers. */
export type ChainedFacts = Omit<AuditView, 'at' | 'details'> & {
  actorId: string | null;
  /** ISO 8601 in UTC with milliseconds, as every database gives it back. */
  at: string | null;
  details: unknown;
};

/** The end of a chain, as it is kept apart from it: how many entries, and the hash of the last; `seq` 0 has none. */
export type ChainHead = { seq: number; hash: string | null };

/** An entry with its place in a chain. */
export type ChainLine = ChainedFacts & {
  chainSeq: AuditLine['chainSeq'];
  chainPrevious: AuditLine['chainPrevious'];
  chainHash: AuditLine['chainHash'];
};

/** Where a chain is not as it was written. */
export type ChainBreak = {
  ok: false;
  /** Number of the first entry in question. */
  seq: number;
  /** An entry was changed; one is missing; or the chain ends elsewhere than its head says. */
  reason: 'changed' | 'missing' | 'head';
};

/** What the check of a chain found. */
export type ChainVerdict = { ok: true; entries: number } | ChainBreak;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

/** An entry as one text that is the same wherever and whenever it is made: JSON with sorted keys. */
export function canonical(facts: ChainedFacts): string {
  const { id, at, action, actorKind, actorId, actorName, targetKind, targetId, targetName, details } = facts;
  return JSON.stringify(
    sorted({ id, at, action, actorKind, actorId, actorName, targetKind, targetId, targetName, details }),
  );
}

/** What stands before the first entry of an account's chain. */
export const genesis = (accountId: string): string => sha256(`douyin audit chain\n${accountId}`);

/** The hash of an entry: it covers the one before, and thereby all of them. */
export const entryHash = (previous: string, seq: number, facts: ChainedFacts): string =>
  sha256(`${previous}\n${seq}\n${canonical(facts)}`);

/** How far a check has come: the last entry's number and hash, and how many were looked at. */
export type Walk = { seq: number; hash: string; entries: number };

/**
 * The walk before the first entry that is there. Where old entries are removed on purpose (`isPruned`) it starts after the
 * missing ones, which can no longer be looked at.
 */
export function beginWalk(accountId: string, first: ChainLine | undefined, isPruned: boolean): Walk {
  if (isPruned && first?.chainSeq && first.chainSeq > 1 && first.chainPrevious) {
    return { seq: first.chainSeq - 1, hash: first.chainPrevious, entries: 0 };
  }
  return { seq: 0, hash: genesis(accountId), entries: 0 };
}

/** Takes the next entry into a walk, or says what is wrong with it. */
export function stepWalk(walk: Walk, line: ChainLine): Walk | ChainBreak {
  const seq = walk.seq + 1;
  if (line.chainSeq !== seq) return { ok: false, seq, reason: 'missing' };
  const hash = entryHash(walk.hash, seq, line);
  if (line.chainPrevious !== walk.hash || line.chainHash !== hash)
    return { ok: false, seq, reason: 'changed' };
  return { seq, hash, entries: walk.entries + 1 };
}

/** The verdict when no entry is left: the walk must have come to the head. */
export function endWalk(accountId: string, walk: Walk, head: ChainHead): ChainVerdict {
  const hash = head.hash ?? genesis(accountId);
  if (walk.seq === head.seq && walk.hash === hash) return { ok: true, entries: walk.entries };
  const seq = walk.seq === head.seq ? Math.max(head.seq, 1) : Math.min(walk.seq, head.seq) + 1;
  return { ok: false, seq, reason: 'head' };
}

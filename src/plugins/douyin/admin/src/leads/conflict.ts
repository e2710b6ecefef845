import type { LeadChange, LeadDetail } from '../../../contracts/leads';
import type { Failure } from '../shared/failure';

/** A change of a lead without the version it is made from. */
export type LeadEdit = Omit<LeadChange, 'version'>;

/** One field that two people changed. */
export type Clash = { field: keyof LeadEdit; yours: unknown; theirs: unknown };

/** What became of a change that came second. */
export type Conflict = {
  /** The version that is there now. */
  version: number;
  /** Fields that somebody else changed to something else; none: both changes go together. */
  clashes: Clash[];
};

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? '') === JSON.stringify(other ?? '');

/** What the server says a late change meets; null for a failure of another kind. `seen` is the lead as it was read. */
export function conflictOf({ code, details }: Failure, seen: LeadDetail): Conflict | null {
  const { lead, difference } = details as {
    lead?: LeadDetail;
    difference?: Record<string, Pick<Clash, 'yours' | 'theirs'>>;
  };
  if (code !== 'LEAD_STALE' || !lead) return null;
  const all = Object.entries(difference ?? {}).map(([field, both]) => ({
    field: field as Clash['field'],
    ...both,
  }));
  const clashes = all.filter(({ field, theirs }) => !same(theirs, seen[field]));
  return { version: lead.version, clashes };
}

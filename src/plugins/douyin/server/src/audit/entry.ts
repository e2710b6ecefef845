import type { actorKinds, AuditAction, AuditView } from '../../../contracts/audit';
import { newId } from '../shared/crypto';

/** Who acted. */
export type Actor = { kind: (typeof actorKinds)[number]; id?: string; name?: string };

/** What happened, ready to be written down. Details hold no secret, token or code. */
export type AuditRecord = {
  action: AuditAction;
  actor: Actor;
  target: { kind: AuditView['targetKind']; id: string; name?: string };
  details?: AuditView['details'];
};

/** A new line by the columns of `douyin_audit_entries`; ready for any statement, JSON is text already. */
export type AuditColumns = Record<string, string | number | Date | null>;

const longest = 255;

/** A text as every database gives it back: no NUL, no half characters, no longer than a column. */
function storable(text: string, limit = Infinity): string {
  const whole = Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD');
  return whole.length <= limit ? whole : [...whole].slice(0, limit).join('');
}

const optional = (text: string | undefined): string | null =>
  text === undefined ? null : storable(text, longest);

/** Details as they come back from the database: only what JSON can hold. */
const storableDetails = (details: AuditView['details']): AuditView['details'] =>
  JSON.parse(JSON.stringify(details), (_name, value: unknown) =>
    typeof value === 'string' ? storable(value) : value,
  ) as AuditView['details'];

/** A record with the id and the moment of its line. */
export type Entry = Omit<AuditView, 'at'> & { at: Date; actorId: string | null };

/** Makes the entry of a record, exactly as it will be read again. */
export const entryOf = ({ action, actor, target, details }: AuditRecord, at: Date): Entry => ({
  id: newId(),
  at,
  action,
  actorKind: actor.kind,
  actorId: optional(actor.id),
  actorName: optional(actor.name),
  targetKind: target.kind,
  targetId: storable(target.id, longest),
  targetName: optional(target.name),
  details: storableDetails(details ?? {}),
});

/** The columns of an entry. */
export const columnsOf = (entry: Entry): AuditColumns => ({
  document_id: entry.id,
  created_at: entry.at,
  updated_at: entry.at,
  at: entry.at,
  action: entry.action,
  actor_kind: entry.actorKind,
  actor_id: entry.actorId,
  actor_name: entry.actorName,
  target_kind: entry.targetKind,
  target_id: entry.targetId,
  target_name: entry.targetName,
  details: JSON.stringify(entry.details),
});

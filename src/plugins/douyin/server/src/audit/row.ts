import type { AuditLine, AuditView } from '../../../contracts/audit';

/** Uid of the audit's content type. */
export const auditUid = 'plugin::douyin.audit-entry';

/** Name of the audit's table. */
export const auditTable = 'douyin_audit_entries';

/** A line of the audit as Strapi's data layer reads it. */
export type AuditRow = Omit<AuditLine, 'id' | 'at' | 'details'> & {
  id: number;
  documentId: string;
  /** Null only for a moment somebody made unreadable. */
  at: string | null;
  details: AuditView['details'] | null;
};

/** A line as administrators are shown it. */
export const toView = (row: AuditRow): AuditView => ({
  id: row.documentId,
  at: new Date(row.at ?? 0).toISOString(),
  action: row.action,
  actorKind: row.actorKind,
  actorName: row.actorName,
  targetKind: row.targetKind,
  targetId: row.targetId,
  targetName: row.targetName,
  details: row.details ?? {},
});

/** A line as it is exported: with all that its hash covers, and its place in a chain. */
export const toLine = (row: AuditRow): AuditLine => ({
  ...toView(row),
  actorId: row.actorId,
  chainId: row.chainId,
  chainSeq: row.chainSeq,
  chainPrevious: row.chainPrevious,
  chainHash: row.chainHash,
});

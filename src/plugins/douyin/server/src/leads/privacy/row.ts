import type { ErasureKind, ErasureView } from '../../../../contracts/lead-privacy';

/** Uid of the ledger's content type. */
export const erasureUid = 'plugin::douyin.lead-erasure';

/** An erasure as it is stored. */
export type ErasureRow = {
  documentId: string;
  leadId: number;
  kind: ErasureKind;
  reason: string | null;
  at: string | Date;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  removed: Record<string, number> | null;
  filedAt: string | Date | null;
  liftedAt: string | Date | null;
};

const iso = (moment: string | Date): string => new Date(moment).toISOString();

/** An erasure as administrators see it. */
export const toErasureView = (row: ErasureRow): ErasureView => ({
  id: row.documentId,
  leadId: row.leadId,
  kind: row.kind,
  reason: row.reason ?? '',
  actorName: row.actorName,
  at: iso(row.at),
  removed: row.removed ?? {},
  liftedAt: row.liftedAt && iso(row.liftedAt),
});

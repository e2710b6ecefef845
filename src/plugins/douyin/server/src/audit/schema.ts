import { actorKinds, auditActions } from '../../../contracts/audit';
import { hiddenType, type Schema } from '../shared/feature';

/** One line of the audit; written once, never changed. */
export const auditSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_audit_entries',
  info: { singularName: 'audit-entry', pluralName: 'audit-entries', displayName: 'Douyin audit entry' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [
    { name: 'douyin_audit_at_idx', columns: ['at'] },
    { name: 'douyin_audit_target_idx', columns: ['target_id'] },
    // Two lines can never take the same place in a chain; lines that are not chained have null here.
    { name: 'douyin_audit_chain_uq', columns: ['chain_id', 'chain_seq'], type: 'unique' },
  ],
  attributes: {
    at: { type: 'datetime', required: true },
    action: { type: 'enumeration', enum: [...auditActions], required: true },
    actorKind: { type: 'enumeration', enum: [...actorKinds], required: true },
    actorId: { type: 'string' },
    actorName: { type: 'string' },
    targetKind: { type: 'string', required: true },
    targetId: { type: 'string', required: true },
    targetName: { type: 'string' },
    details: { type: 'json' },
    /** The account whose chain this line belongs to. */
    chainId: { type: 'string' },
    /** Counts from 1. */
    chainSeq: { type: 'integer' },
    chainPrevious: { type: 'string' },
    chainHash: { type: 'string' },
  },
} satisfies Schema;

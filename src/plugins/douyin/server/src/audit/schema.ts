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
  },
} satisfies Schema;

import { operationStages } from '../../../../contracts/lead-operations';
import { hiddenCollection, type Schema } from '../../shared/feature';

/** One change of many leads, or the undoing of one. */
export const leadOperationSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_operations',
  info: {
    singularName: 'lead-operation',
    pluralName: 'lead-operations',
    displayName: 'Douyin lead operation',
  },
  indexes: [
    { name: 'douyin_lead_operations_actor_idx', columns: ['actor_kind', 'actor_id', 'id'] },
    { name: 'douyin_lead_operations_stage_idx', columns: ['stage', 'updated_at'] },
  ],
  attributes: {
    actorKind: { type: 'string', required: true },
    actorId: { type: 'string' },
    actorName: { type: 'string' },
    /** `Plan`: which leads, what is done to them, and how far the actor reached when it began. */
    plan: { type: 'json' },
    stage: { type: 'enumeration', enum: [...operationStages], required: true },
    /** Counts up with each batch: of several who work on it one goes on. */
    step: { type: 'integer', required: true },
    /** Place of the last lead that was looked at: in the list of ids, or its id. */
    place: { type: 'integer', required: true },
    total: { type: 'integer', required: true },
    changed: { type: 'integer', required: true },
    unchanged: { type: 'integer', required: true },
    /** Leads left as they were, by reason. */
    leftOver: { type: 'json' },
    finishedAt: { type: 'datetime' },
    /** Until when it can be undone; null: it cannot. */
    undoUntil: { type: 'datetime' },
    /** Document id of the operation that took it back. */
    undoneBy: { type: 'string' },
  },
} satisfies Schema;

/** What one lead had before an operation, as long as that can be undone. */
export const leadOperationItemSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_operation_items',
  info: {
    singularName: 'lead-operation-item',
    pluralName: 'lead-operation-items',
    displayName: 'Douyin lead operation item',
  },
  indexes: [
    { name: 'douyin_lead_operation_items_uq', columns: ['operation', 'lead_id'], type: 'unique' },
    { name: 'douyin_lead_operation_items_lead_idx', columns: ['lead_id'] },
  ],
  attributes: {
    /** Document id of the operation. */
    operation: { type: 'string', required: true },
    leadId: { type: 'integer', required: true },
    /** The lead's version after the change: with another one it was changed since. */
    versionAfter: { type: 'integer', required: true },
    /** The staff's columns that were changed, as they were. */
    earlier: { type: 'json' },
  },
} satisfies Schema;

import { hiddenCollection, type Schema } from '../../shared/feature';

/** That a person was erased: the ledger, which names nobody. */
export const leadErasureSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_erasures',
  info: { singularName: 'lead-erasure', pluralName: 'lead-erasures', displayName: 'Douyin lead erasure' },
  indexes: [{ name: 'douyin_lead_erasures_at_idx', columns: ['at', 'id'] }],
  attributes: {
    leadId: { type: 'integer', required: true },
    kind: { type: 'string', required: true },
    reason: { type: 'text' },
    at: { type: 'datetime', required: true },
    actorKind: { type: 'string', required: true },
    actorId: { type: 'string' },
    actorName: { type: 'string' },
    removed: { type: 'json' },
    /** When it was written to the file beside the database; null: not yet. */
    filedAt: { type: 'datetime' },
    liftedAt: { type: 'datetime' },
  },
} satisfies Schema;

/** By what an erased person is known when a sync finds them again. */
export const leadTombstoneSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_tombstones',
  info: {
    singularName: 'lead-tombstone',
    pluralName: 'lead-tombstones',
    displayName: 'Douyin lead tombstone',
  },
  indexes: [{ name: 'douyin_lead_tombstones_erasure_idx', columns: ['erasure_id'] }],
  attributes: {
    erasureId: { type: 'string', required: true },
    kind: { type: 'string', required: true },
    at: { type: 'datetime', required: true },
    /** HMAC of an identity's hash under a key of its own. */
    tombHash: { type: 'string', required: true, column: { unique: true } },
  },
} satisfies Schema;

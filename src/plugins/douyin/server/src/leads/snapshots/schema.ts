import { hiddenCollection, type Schema } from '../../shared/feature';

/** What a platform said last of somebody through one source, sealed. */
export const leadSnapshotSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_snapshots',
  info: { singularName: 'lead-snapshot', pluralName: 'lead-snapshots', displayName: 'Douyin lead snapshot' },
  indexes: [
    { name: 'douyin_lead_snapshots_lead_idx', columns: ['lead_id'] },
    { name: 'douyin_lead_snapshots_kept_idx', columns: ['kept_at'] },
  ],
  attributes: {
    /** Document id of the source: it stays with the source when leads are merged and separated. */
    sourceId: { type: 'string', required: true, column: { unique: true } },
    /** Whose it was when it was kept. */
    leadId: { type: 'integer', required: true },
    keptAt: { type: 'datetime', required: true },
    rowSealed: { type: 'text' },
  },
} satisfies Schema;

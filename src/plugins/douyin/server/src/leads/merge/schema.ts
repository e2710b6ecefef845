import { hiddenCollection, type Schema } from '../../shared/feature';

/** A merge of leads, with what it takes to undo it. */
export const leadMergeSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_merges',
  info: { singularName: 'lead-merge', pluralName: 'lead-merges', displayName: 'Douyin lead merge' },
  indexes: [
    { name: 'douyin_lead_merges_winner_idx', columns: ['winner_id'] },
    { name: 'douyin_lead_merges_at_idx', columns: ['at'] },
  ],
  attributes: {
    winnerId: { type: 'integer', required: true },
    loserIds: { type: 'json', required: true },
    at: { type: 'datetime', required: true },
    actorName: { type: 'string' },
    byPlatform: { type: 'boolean', required: true },
    separatedAt: { type: 'datetime' },
    /** See `Moved`; forgotten when the merge cannot be undone any more. */
    moved: { type: 'json', private: true },
    phoneSealed: { type: 'text', private: true },
  },
} satisfies Schema;

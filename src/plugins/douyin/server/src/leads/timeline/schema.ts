import { hiddenCollection, type Schema } from '../../shared/feature';

/** What somebody of the staff wrote down about a lead. */
export const leadNoteSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_notes',
  info: { singularName: 'lead-note', pluralName: 'lead-notes', displayName: 'Douyin lead note' },
  indexes: [{ name: 'douyin_lead_notes_lead_idx', columns: ['lead_id', 'pinned_at'] }],
  attributes: {
    leadId: { type: 'integer', required: true },
    text: { type: 'text', required: true },
    /** Administrators named in the text: ids, with the names they were written with. */
    mentions: { type: 'json' },
    at: { type: 'datetime', required: true },
    authorKind: { type: 'string', required: true },
    authorId: { type: 'string' },
    authorName: { type: 'string' },
    editedAt: { type: 'datetime' },
    pinnedAt: { type: 'datetime' },
  },
} satisfies Schema;

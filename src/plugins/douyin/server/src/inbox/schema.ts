import { hiddenCollection, type Schema } from '../shared/feature';

/** One thing that one administrator was told in person. */
export const inboxEntrySchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_inbox_entries',
  info: { singularName: 'inbox-entry', pluralName: 'inbox-entries', displayName: 'Douyin inbox entry' },
  indexes: [
    { name: 'douyin_inbox_entries_admin_idx', columns: ['admin_id', 'read_at', 'id'] },
    { name: 'douyin_inbox_entries_lead_idx', columns: ['lead_id'] },
    { name: 'douyin_inbox_entries_at_idx', columns: ['at'] },
  ],
  attributes: {
    adminId: { type: 'integer', required: true },
    kind: { type: 'string', required: true },
    at: { type: 'datetime', required: true },
    readAt: { type: 'datetime' },
    actorName: { type: 'string' },
    leadId: { type: 'integer' },
    /** What it is about beside the lead, e.g. a note's document id. */
    ref: { type: 'string' },
    /** identityKey(admin, kind, key): nobody is told the same twice. */
    entryKey: { type: 'string', required: true, column: { unique: true } },
  },
} satisfies Schema;

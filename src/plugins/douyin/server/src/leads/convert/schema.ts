import { hiddenCollection, type Schema } from '../../shared/feature';

/** An entry that a lead was converted into. */
export const leadConversionSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_conversions',
  info: {
    singularName: 'lead-conversion',
    pluralName: 'lead-conversions',
    displayName: 'Douyin lead conversion',
  },
  indexes: [{ name: 'douyin_lead_conversions_lead_idx', columns: ['lead_id'] }],
  attributes: {
    leadId: { type: 'integer', required: true },
    map: { type: 'string', required: true },
    type: { type: 'string', required: true },
    /** identityKey(lead, type, map): a lead becomes one entry by one map. */
    conversionKey: { type: 'string', required: true, column: { unique: true } },
    /** Document id of the entry. */
    entry: { type: 'string', required: true },
    at: { type: 'datetime', required: true },
    actorName: { type: 'string' },
  },
} satisfies Schema;

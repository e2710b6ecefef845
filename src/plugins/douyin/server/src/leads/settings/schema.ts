import { hiddenCollection, type Schema } from '../../shared/feature';

/** One thing a site settled about leads in the panel. */
export const leadSettingSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_settings',
  info: { singularName: 'lead-setting', pluralName: 'lead-settings', displayName: 'Douyin lead setting' },
  attributes: {
    name: { type: 'string', required: true, column: { unique: true } },
    value: { type: 'json' },
    /** Counts up with each change. */
    revision: { type: 'integer', required: true },
  },
} satisfies Schema;

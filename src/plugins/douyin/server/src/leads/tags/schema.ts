import { tagColors } from '../../../../contracts/lead-tags';
import { hiddenCollection, type Schema } from '../../shared/feature';

/** What a tag looks like and where it belongs; tags themselves are free words on leads. */
export const leadTagSettingSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_tag_settings',
  info: {
    singularName: 'lead-tag-setting',
    pluralName: 'lead-tag-settings',
    displayName: 'Douyin lead tag setting',
  },
  attributes: {
    /** identityKey(tag): MySQL would compare the text without regard to case. */
    tagKey: { type: 'string', required: true, column: { unique: true } },
    name: { type: 'string', required: true },
    color: { type: 'enumeration', enum: [...tagColors], required: true },
    groupName: { type: 'string' },
  },
} satisfies Schema;

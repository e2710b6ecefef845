import { hiddenCollection, type Schema } from '../../shared/feature';

/** Which new leads go to which team; the first that fits decides. */
export const leadRuleSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_rules',
  info: { singularName: 'lead-rule', pluralName: 'lead-rules', displayName: 'Douyin lead rule' },
  indexes: [{ name: 'douyin_lead_rules_team_idx', columns: ['team'] }],
  attributes: {
    name: { type: 'string', required: true },
    position: { type: 'integer', required: true },
    isOn: { type: 'boolean', required: true },
    /** What a lead must have; null: anything. */
    appId: { type: 'string' },
    accountId: { type: 'string' },
    sourceKind: { type: 'string' },
    keyword: { type: 'string' },
    /** Document id of a team. */
    team: { type: 'string', required: true },
  },
} satisfies Schema;

import { notifyEvents, notifyPaces, notifySorts } from '../../../../contracts/lead-notify';
import { deliveryStates } from '../../../../contracts/notices';
import { hiddenCollection, type Schema } from '../../shared/feature';

/** What of leads is told to whom. */
export const notifyRuleSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_notify_rules',
  info: {
    singularName: 'lead-notify-rule',
    pluralName: 'lead-notify-rules',
    displayName: 'Douyin lead notification rule',
  },
  attributes: {
    name: { type: 'string', required: true },
    isOn: { type: 'boolean', required: true },
    event: { type: 'enumeration', enum: [...notifyEvents], required: true },
    /** What must hold of a lead; null: anything. */
    appId: { type: 'string' },
    sourceKind: { type: 'string' },
    keyword: { type: 'string' },
    ownerId: { type: 'integer' },
    team: { type: 'string' },
    stage: { type: 'string' },
    /** Document ids of notice channels. */
    channels: { type: 'json' },
    language: { type: 'string' },
    quiet: { type: 'json' },
    zone: { type: 'string', required: true },
    pace: { type: 'enumeration', enum: [...notifyPaces], required: true },
    everyMinutes: { type: 'integer', required: true },
    dailyAt: { type: 'string', required: true },
    /** The newest event when the rule was switched on: only later ones are told. */
    fromEvent: { type: 'integer', required: true },
    revision: { type: 'integer', required: true },
  },
} satisfies Schema;

/** One message of a rule to one channel; it names its leads by their ids only. */
export const notifyMessageSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_notify_messages',
  info: {
    singularName: 'lead-notify-message',
    pluralName: 'lead-notify-messages',
    displayName: 'Douyin lead notification',
  },
  indexes: [
    { name: 'douyin_lead_notify_messages_rule_idx', columns: ['rule_id', 'channel_id', 'id'] },
    { name: 'douyin_lead_notify_messages_state_idx', columns: ['channel_id', 'state'] },
    { name: 'douyin_lead_notify_messages_age_idx', columns: ['created_at'] },
  ],
  attributes: {
    ruleId: { type: 'string', required: true },
    ruleName: { type: 'string', required: true },
    channelId: { type: 'string', required: true },
    channelName: { type: 'string', required: true },
    event: { type: 'enumeration', enum: [...notifyEvents], required: true },
    sort: { type: 'enumeration', enum: [...notifySorts], required: true },
    language: { type: 'string' },
    total: { type: 'integer', required: true },
    /** How many of them are of before, and only counted. */
    history: { type: 'integer', required: true },
    /** The first of its leads. */
    entries: { type: 'json' },
    state: { type: 'enumeration', enum: [...deliveryStates], required: true },
    stateAt: { type: 'datetime', required: true },
    attempts: { type: 'integer', required: true },
    errorCode: { type: 'string' },
  },
} satisfies Schema;

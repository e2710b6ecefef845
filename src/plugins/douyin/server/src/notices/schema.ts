import { channelKinds } from '../../../contracts/notice-channels';
import {
  deliveryStates,
  noticeKinds,
  noticeLanguages,
  noticePhases,
  severities,
} from '../../../contracts/notices';
import { hiddenType, type Schema } from '../shared/feature';

/** One incident from its beginning to its end, or one warning. */
export const incidentSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_incidents',
  info: { singularName: 'incident', pluralName: 'incidents', displayName: 'Douyin incident' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [
    { name: 'douyin_incidents_opened_idx', columns: ['opened_at'] },
    { name: 'douyin_incidents_subject_idx', columns: ['subject_id', 'kind'] },
  ],
  attributes: {
    /** Hash of the key: while it is there, the same key only counts. Null once an incident is over; a warning keeps it. */
    openKey: { type: 'string', column: { unique: true } },
    incidentKey: { type: 'string', required: true },
    warning: { type: 'boolean', default: false },
    kind: { type: 'enumeration', enum: [...noticeKinds], required: true },
    severity: { type: 'enumeration', enum: [...severities], required: true },
    subject: { type: 'json' },
    subjectId: { type: 'string', required: true },
    facts: { type: 'json' },
    remedy: { type: 'string', required: true },
    /** An address that works for whoever holds it; gone once the incident is over. */
    linkSealed: { type: 'text', private: true },
    openedAt: { type: 'datetime', required: true },
    seenCount: { type: 'integer', default: 1 },
    lastSeenAt: { type: 'datetime', required: true },
    recoveredAt: { type: 'datetime' },
    acknowledgedAt: { type: 'datetime' },
    acknowledgedBy: { type: 'string' },
  },
} satisfies Schema;

/** One place messages go to. */
export const channelSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_notice_channels',
  info: {
    singularName: 'notice-channel',
    pluralName: 'notice-channels',
    displayName: 'Douyin notice channel',
  },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  attributes: {
    name: { type: 'string', required: true },
    kind: { type: 'enumeration', enum: [...channelKinds], required: true },
    emails: { type: 'json' },
    urlSealed: { type: 'text', private: true },
    /** Origin, last four characters and fingerprint of the address. */
    urlView: { type: 'json' },
    secretSealed: { type: 'text', private: true },
    secretView: { type: 'json' },
    language: { type: 'enumeration', enum: [...noticeLanguages], default: 'zh-Hans' },
    minSeverity: { type: 'enumeration', enum: [...severities], default: 'info' },
    enabled: { type: 'boolean', default: true },
    lastDelivery: { type: 'json' },
    revision: { type: 'integer', default: 1 },
  },
} satisfies Schema;

/** One message of an incident on its way to one channel. */
export const deliverySchema = {
  kind: 'collectionType',
  collectionName: 'douyin_notice_deliveries',
  info: {
    singularName: 'notice-delivery',
    pluralName: 'notice-deliveries',
    displayName: 'Douyin notice delivery',
  },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [{ name: 'douyin_notice_deliveries_incident_idx', columns: ['incident_id'] }],
  attributes: {
    /** Hash of incident, phase and channel: there is one message of each. */
    deliveryKey: { type: 'string', column: { unique: true } },
    incidentId: { type: 'string', required: true },
    channelId: { type: 'string', required: true },
    channelName: { type: 'string', required: true },
    phase: { type: 'enumeration', enum: [...noticePhases], required: true },
    state: { type: 'enumeration', enum: [...deliveryStates], default: 'waiting' },
    attempts: { type: 'integer', default: 0 },
    /** When the present state began. */
    stateAt: { type: 'datetime', required: true },
    errorCode: { type: 'string' },
  },
} satisfies Schema;

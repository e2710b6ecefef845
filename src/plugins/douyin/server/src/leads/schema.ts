import { leadRelations } from '../../../contracts/leads';
import { hiddenCollection, type Schema } from '../shared/feature';

/**
 * The newest first within one value of a column: what the list reads, page by page. What else it asks of a lead follows, so
 * that it need not look at leads that it will not show.
 */
const newest = (column: string, ...more: string[]) => ({
  name: `douyin_leads_${column}_idx`,
  columns: [column, 'acquired_at', 'id', ...more, 'merged_into_id'],
});

/** The same among the sources and tags of leads; a lead has several of one value. */
const newestLeads = (table: string, column: string, ...more: string[]) => ({
  name: `${table}_${column}_newest_idx`,
  columns: [column, 'acquired_at', 'lead_id', ...more],
});

/** One person who may become a customer. */
export const leadSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_leads',
  info: { singularName: 'lead', pluralName: 'leads', displayName: 'Douyin lead' },
  indexes: [
    { name: 'douyin_leads_newest_idx', columns: ['acquired_at', 'id', 'merged_into_id'] },
    newest('stage', 'owner_id'),
    newest('owner_id', 'stage'),
    newest('team'),
    { name: 'douyin_leads_follow_up_idx', columns: ['next_follow_up_at', 'id'] },
    { name: 'douyin_leads_merged_idx', columns: ['merged_into_id'] },
  ],
  attributes: {
    /** The platform's: a sync writes them, nobody else does. */
    nickname: { type: 'string' },
    avatarUrl: { type: 'text' },
    gender: { type: 'string' },
    city: { type: 'string' },
    province: { type: 'string' },
    country: { type: 'string' },
    relation: { type: 'enumeration', enum: [...leadRelations] },
    /** Of the first touch: never changed. */
    appId: { type: 'string', required: true },
    accountId: { type: 'string', required: true },
    sourceKind: { type: 'string', required: true },
    openId: { type: 'string' },
    acquiredAt: { type: 'datetime', required: true },
    /** The last moment the platform told something new of this person. */
    lastSeenAt: { type: 'datetime', required: true },
    phoneSealed: { type: 'text', private: true },
    phoneView: { type: 'string' },
    /** The staff's: a sync never writes them. */
    stage: { type: 'string', required: true },
    ownerId: { type: 'integer' },
    /** Document id of a team. */
    team: { type: 'string' },
    tags: { type: 'json' },
    notes: { type: 'text' },
    nextFollowUpAt: { type: 'datetime' },
    /** Kept from being erased: nobody's doing but the staff's. */
    held: { type: 'boolean' },
    /** Counts up with each change the staff makes. */
    version: { type: 'integer', default: 1 },
    /** The lead this one became part of; null while it stands for itself. */
    mergedIntoId: { type: 'integer' },
    /** Nickname, notes and tags as the search compares them. */
    searchText: { type: 'text' },
  },
} satisfies Schema;

/** By what a person is known again; a value stands for one lead only. */
export const leadIdentitySchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_identities',
  info: { singularName: 'lead-identity', pluralName: 'lead-identities', displayName: 'Douyin lead identity' },
  indexes: [{ name: 'douyin_lead_identities_lead_idx', columns: ['lead_id'] }],
  attributes: {
    leadId: { type: 'integer', required: true },
    kind: { type: 'string', required: true },
    scope: { type: 'string', required: true },
    /** HMAC over kind, scope and value. */
    valueHash: { type: 'string', required: true, column: { unique: true } },
  },
} satisfies Schema;

/** Through which account, and by what, a person was found. */
export const leadSourceSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_sources',
  info: { singularName: 'lead-source', pluralName: 'lead-sources', displayName: 'Douyin lead source' },
  indexes: [
    { name: 'douyin_lead_sources_lead_idx', columns: ['lead_id'] },
    newestLeads('douyin_lead_sources', 'account_id', 'kind'),
    newestLeads('douyin_lead_sources', 'app_id', 'kind'),
    newestLeads('douyin_lead_sources', 'kind'),
  ],
  attributes: {
    leadId: { type: 'integer', required: true },
    appId: { type: 'string', required: true },
    accountId: { type: 'string', required: true },
    kind: { type: 'string', required: true },
    /** The video, form or live room it was about; empty where there is none. */
    item: { type: 'string' },
    /** The lead's, to find the newest leads of an account by. */
    acquiredAt: { type: 'datetime', required: true },
    /** See `sourceKeys`. */
    sourceKey: { type: 'string', required: true, column: { unique: true } },
    /** Of what this source told last, without what changes by itself. */
    platformHash: { type: 'string' },
    /** Tags the platform's account gave, as JSON; a text, for a merge stores rows as they were read. */
    platformTags: { type: 'text' },
    firstTouchAt: { type: 'datetime', required: true },
    lastTouchAt: { type: 'datetime', required: true },
    /** When the person was found missing; null while listed. */
    goneAt: { type: 'datetime' },
  },
} satisfies Schema;

/** One line of a lead's timeline; written once, never changed. */
export const leadEventSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_events',
  info: { singularName: 'lead-event', pluralName: 'lead-events', displayName: 'Douyin lead event' },
  indexes: [{ name: 'douyin_lead_events_lead_idx', columns: ['lead_id', 'at', 'id'] }],
  attributes: {
    leadId: { type: 'integer', required: true },
    kind: { type: 'string', required: true },
    at: { type: 'datetime', required: true },
    actorKind: { type: 'string', required: true },
    actorId: { type: 'string' },
    actorName: { type: 'string' },
    facts: { type: 'json' },
  },
} satisfies Schema;

/** A lead's tags once more, to find leads by. */
export const leadTagSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_tags',
  info: { singularName: 'lead-tag', pluralName: 'lead-tags', displayName: 'Douyin lead tag' },
  indexes: [
    { name: 'douyin_lead_tags_uq', columns: ['tag_key', 'lead_id'], type: 'unique' },
    { name: 'douyin_lead_tags_lead_idx', columns: ['lead_id'] },
    newestLeads('douyin_lead_tags', 'tag_key'),
  ],
  attributes: {
    leadId: { type: 'integer', required: true },
    /** The lead's, to find the newest leads with a tag by. */
    acquiredAt: { type: 'datetime', required: true },
    /** identityKey(tag): MySQL would compare the text without regard to case. */
    tagKey: { type: 'string', required: true },
  },
} satisfies Schema;

/** Keys of the leads that outlive a change of the encryption keys. */
export const leadKeySchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_keys',
  info: { singularName: 'lead-key', pluralName: 'lead-keys', displayName: 'Douyin lead key' },
  attributes: {
    purpose: { type: 'string', required: true, column: { unique: true } },
    keySealed: { type: 'text', private: true },
  },
} satisfies Schema;

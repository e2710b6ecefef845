import { hiddenCollection, type Schema } from '../../shared/feature';

/** A way to look at the leads that somebody saved. */
export const leadViewSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_views',
  info: { singularName: 'lead-view', pluralName: 'lead-views', displayName: 'Douyin lead view' },
  indexes: [
    { name: 'douyin_lead_views_owner_idx', columns: ['owner_id'] },
    { name: 'douyin_lead_views_shared_idx', columns: ['shared'] },
  ],
  attributes: {
    name: { type: 'string', required: true },
    /** identityKey(owner, name): two views of one person and name could not be told apart. */
    nameKey: { type: 'string', required: true, column: { unique: true } },
    /** Id of the administrator who made it. */
    ownerId: { type: 'integer', required: true },
    shared: { type: 'boolean', required: true },
    /** See `ViewSettings`. */
    settings: { type: 'json' },
    /** Counts up with each change. */
    revision: { type: 'integer', default: 1 },
  },
} satisfies Schema;

/** The view that the page of leads opens with, for one administrator or for all. */
export const leadViewDefaultSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_view_defaults',
  info: {
    singularName: 'lead-view-default',
    pluralName: 'lead-view-defaults',
    displayName: 'Douyin lead view default',
  },
  attributes: {
    /** The id of an administrator, or `everybody`. */
    holder: { type: 'string', required: true, column: { unique: true } },
    /** Document id of a view. */
    view: { type: 'string', required: true },
  },
} satisfies Schema;

import { hiddenCollection, type Schema } from '../../shared/feature';

/** Administrators who work on the same leads. */
export const leadTeamSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_teams',
  info: { singularName: 'lead-team', pluralName: 'lead-teams', displayName: 'Douyin lead team' },
  attributes: {
    name: { type: 'string', required: true },
    /** identityKey(name): two teams of one name could not be told apart. */
    nameKey: { type: 'string', required: true, column: { unique: true } },
    /** See `Member`. */
    members: { type: 'json' },
    /** What becomes of leads whose turn falls to somebody who is not at work: `others` or `wait`. */
    outsideHours: { type: 'string' },
    /** Counts up with each change. */
    revision: { type: 'integer', default: 1 },
  },
} satisfies Schema;

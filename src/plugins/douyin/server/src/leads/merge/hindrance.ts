import type { Core } from '@strapi/strapi';
import type { Hindrance } from '../../../../contracts/lead-merge';
import { clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { tables, type LeadRow, type Transaction } from '../row';
import { separableUntil, type MergeRow } from './record';

const sentences: Record<Hindrance, string> = {
  separated: 'These leads were separated already',
  expired: 'It is too long ago that these leads were merged',
  platform: 'The platform itself says that these leads are one person: its next sync would merge them again',
  'merged-on': 'One of these leads was merged once more since: separate the latest merge first',
  erased: 'One of these leads was erased, or what is known of the merge was',
  'union-id':
    'Since the merge the platform told a union_id of this person, and nobody can say to which of the leads it belongs',
};

/** What can stand against undoing a merge; `leads` are those it was about, as far as they are still there. */
export type Situation = {
  merge: MergeRow;
  leads: LeadRow[];
  /** The lead's latest merge that was not undone. */
  latest: boolean;
  unionIdSince: boolean;
};

/** Why a merge cannot be undone; null when it can. */
export function hindranceOf({ merge, leads, latest, unionIdSince }: Situation): Hindrance | null {
  const winner = leads.find(({ id }) => id === merge.winnerId);
  const losers = leads.filter(({ id }) => merge.loserIds.includes(id));
  if (merge.separatedAt) return 'separated';
  if (merge.byPlatform) return 'platform';
  if (clock.now() >= separableUntil(merge)) return 'expired';
  if (!merge.moved || !winner || losers.length < merge.loserIds.length) return 'erased';
  if (!latest || winner.mergedIntoId !== null) return 'merged-on';
  if (losers.some(({ mergedIntoId }) => mergedIntoId !== merge.winnerId)) return 'merged-on';
  return unionIdSince ? 'union-id' : null;
}

/** Whether a lead got a union_id after a moment. */
export async function unionIdSince(
  strapi: Core.Strapi,
  leadId: number,
  since: Date,
  trx?: Transaction,
): Promise<boolean> {
  const query = strapi.db
    .getConnection(tables.identities)
    .where({ lead_id: leadId, kind: 'union_id' })
    .where('created_at', '>', since)
    .limit(1)
    .select('id');
  const rows = (await (trx ? query.transacting(trx) : query)) as unknown[];
  return rows.length > 0;
}

/** The error of a merge that cannot be undone. */
export const inseparable = (merge: MergeRow, reason: Hindrance): PluginError =>
  new PluginError('LEAD_INSEPARABLE', sentences[reason], { merge: merge.documentId, reason });

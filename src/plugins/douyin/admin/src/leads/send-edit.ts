import { leadPanelContracts, type PanelLead } from '../../../contracts/lead-panel';
import { callApi } from '../api';
import { readFailure } from '../shared/failure';
import { conflictOf, type Conflict, type LeadEdit } from './conflict';

/** A change that met another one, and what to do about it. */
export type Clashed = Conflict & { edit: LeadEdit };

/** What became of a change: the lead as it is now, or the change it met. */
export type Sent = { fresh: PanelLead } | { clashed: Clashed };

/** Tries before a lead that is changed all the time is left to its conflict. */
const tries = 3;

/**
 * Changes a lead from the version somebody saw; where somebody else changed something else meanwhile, both changes stand.
 * Throws what the request throws, a conflict apart.
 */
export async function sendEdit(
  seen: PanelLead,
  edit: LeadEdit,
  version = seen.version,
  left = tries,
): Promise<Sent> {
  try {
    const params = { id: seen.leadId };
    return { fresh: await callApi(leadPanelContracts.change, { params, body: { ...edit, version } }) };
  } catch (thrown) {
    const conflict = conflictOf(readFailure(thrown), seen);
    if (!conflict) throw thrown;
    if (conflict.clashes.length > 0 || left <= 1) return { clashed: { ...conflict, edit } };
    return sendEdit(seen, edit, conflict.version, left - 1);
  }
}

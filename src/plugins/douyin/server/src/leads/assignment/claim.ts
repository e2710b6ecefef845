import type { Core } from '@strapi/strapi';
import type { LeadDetail } from '../../../../contracts/leads';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { stale } from '../edit';
import { findLead } from '../lock';
import { toDetail } from '../list/record';
import { adminIdOf } from '../rights/giving';
import type { Asker } from '../rights/reach';

const isStale = (error: unknown): boolean => error instanceof PluginError && error.code === 'LEAD_STALE';

/**
 * Makes an unowned lead the asker's. Who comes second gets LEAD_STALE with whose it is now; one's own stays one's own.
 * Throws LEAD_NOT_FOUND, for a lead out of reach as well.
 */
export async function claimLead(
  strapi: Core.Strapi,
  id: number,
  asker: Asker,
  tries = 5,
): Promise<LeadDetail> {
  const self = adminIdOf(asker.actor);
  const lead = await findLead(strapi, id, asker.reach);
  if (lead.ownerId === self) return toDetail(lead);
  if (lead.ownerId !== null) throw stale(lead, { ownerId: self });
  try {
    return await service(strapi, 'leads').change(id, { version: lead.version, owner: self }, asker);
  } catch (error) {
    // Somebody changed something else of it: it may still be nobody's.
    if (!isStale(error) || tries <= 1) throw error;
    return claimLead(strapi, id, asker, tries - 1);
  }
}

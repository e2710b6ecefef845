import type { Core } from '@strapi/strapi';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { SnapshotView } from '../../../../contracts/lead-snapshots';
import { findLead } from '../lock';
import { countReveal, writeDown } from '../reveal/reveal';
import type { Asker } from '../rights/reach';
import { snapshotsOf } from './read';

/** What platforms said of a lead, once it is written down who reads it; nothing is counted where nothing is kept. */
export async function revealSnapshots(
  strapi: Core.Strapi,
  limit: RateLimiterAbstract,
  id: number,
  asker: Asker,
): Promise<SnapshotView[]> {
  const lead = await findLead(strapi, id, asker.reach);
  const rows = await snapshotsOf(strapi, lead.id);
  if (rows.length === 0) return [];
  await countReveal(limit, asker.actor);
  await writeDown(strapi, lead.id, asker, { action: 'lead.snapshot-read', facts: { what: 'snapshot' } });
  return rows;
}

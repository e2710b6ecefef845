import type { Core } from '@strapi/strapi';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { settingsOf } from '../../config';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { openLimiter, takePoint } from '../../shared/limits';
import { service } from '../../shared/service';
import { findLead, holdingLead } from '../lock';
import { eventColumns } from '../events';
import { openPhone } from '../phone';
import type { Asker } from '../rights/reach';
import { insertAll } from '../row';

const daySeconds = 86_400;

/** How often one person may see a number a day. */
export const openRevealLimit = (strapi: Core.Strapi): Promise<RateLimiterAbstract> =>
  openLimiter(strapi, {
    keyPrefix: 'lead-reveal',
    points: settingsOf(strapi).leads.revealsPerDay,
    duration: daySeconds,
  });

/** Counts one more look of this day (UTC); throws LEAD_TOO_OFTEN with the seconds until the next. */
export async function countReveal(limit: RateLimiterAbstract, { kind, id }: Actor): Promise<void> {
  const now = Math.floor(clock.now().getTime() / 1000);
  const waitMs = await takePoint(limit, `${kind}:${id ?? ''}:${Math.floor(now / daySeconds)}`);
  if (waitMs === 0) return;
  const seconds = daySeconds - (now % daySeconds);
  throw new PluginError('LEAD_TOO_OFTEN', 'So many phone numbers were seen today already', { seconds });
}

/** What was looked at, as the audit and the timeline tell of it. */
type Seen = { action: 'lead.phone-read' | 'lead.snapshot-read'; facts?: Record<string, unknown> };

/** Writes down who saw what of which lead: in the audit and in the timeline, both or neither. */
export const writeDown = (
  strapi: Core.Strapi,
  id: number,
  { actor, reach }: Asker,
  { action, facts }: Seen,
): Promise<void> =>
  holdingLead(strapi, id, reach, async (lead, trx) => {
    const event = { leadId: lead.id, kind: 'revealed' as const, at: clock.now(), actor, facts };
    await insertAll(strapi, trx, 'events', [eventColumns(event)]);
    const target = { kind: 'lead' as const, id: String(lead.id) };
    await service(strapi, 'audit').record({ action, actor, target });
  });

/** The phone number of a lead in clear, once it is written down who sees it; null where none is known. */
export async function revealPhone(
  strapi: Core.Strapi,
  limit: RateLimiterAbstract,
  id: number,
  asker: Asker,
): Promise<string | null> {
  const lead = await findLead(strapi, id, asker.reach);
  const phone = openPhone(strapi, lead);
  if (phone === null) return null;
  await countReveal(limit, asker.actor);
  await writeDown(strapi, lead.id, asker, { action: 'lead.phone-read' });
  return phone;
}

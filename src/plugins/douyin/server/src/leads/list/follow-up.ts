import type { Knex } from 'knex';
import { addDays, dayOf, momentAt } from '../../../../contracts/days';
import type { LeadFilter } from '../../../../contracts/leads';
import { clock } from '../../shared/clock';

/** Seconds that the clocks of a zone (`+08:00`) are ahead of UTC. */
export function zoneSeconds(zone: string): number {
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** The moment at which a day ends in a zone. */
export const endOfDay = (now: Date, zone: string): Date =>
  momentAt(addDays(dayOf(now, zone), 1), '00:00', zone);

/** Keeps only leads whose next follow-up is as a filter says; `alias` is the name of their table in the query. */
export function narrowToFollowUp(
  leads: Knex.QueryBuilder,
  { followUp, zone = '+00:00' }: LeadFilter,
  alias: string,
): void {
  const column = `${alias}.next_follow_up_at`;
  const now = clock.now();
  if (followUp === 'none') leads.whereNull(column);
  else if (followUp) leads.where(column, '<', followUp === 'overdue' ? now : endOfDay(now, zone));
  if (followUp === 'today') leads.where(column, '>=', now);
}

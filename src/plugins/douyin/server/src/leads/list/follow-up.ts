import type { Knex } from 'knex';
import type { LeadFilter } from '../../../../contracts/leads';
import { clock } from '../../shared/clock';

const daySeconds = 86_400;

/** Seconds that the clocks of a zone (`+08:00`) are ahead of UTC. */
export function zoneSeconds(zone: string): number {
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** The moment at which a day ends in a zone. */
export function endOfDay(now: Date, zone: string): Date {
  const ahead = zoneSeconds(zone);
  const seconds = Math.floor(now.getTime() / 1000) + ahead;
  return new Date((seconds - (seconds % daySeconds) + daySeconds - ahead) * 1000);
}

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

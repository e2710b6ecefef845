import { dayOf } from './days';

/** How the next follow-up of a lead stands. */
export type Light = 'overdue' | 'today' | 'later';

/** The light of a follow-up; null where none is set. */
export function lightOf(at: string | null, now: Date, zone: string): Light | null {
  if (!at) return null;
  const moment = new Date(at);
  if (moment < now) return 'overdue';
  return dayOf(moment, zone) === dayOf(now, zone) ? 'today' : 'later';
}

import { burst, historyMinutes, type NotifySort } from '../../../../contracts/lead-notify';
import { addSeconds } from '../../shared/clock';
import { isQuiet, lastTime } from './hours';
import type { NotifyRuleRow } from './row';

/** What waits to be told by one rule to one channel. */
export type Waiting = {
  /** Leads of now: how many, and since when the first one waits. */
  fresh: number;
  freshSince: Date | null;
  /** Leads of before, and when the last one came. */
  history: number;
  historySince: Date | null;
  historyUntil: Date | null;
};

/** What is sent now: messages of one lead each, or one of all; `takes` says which of those that wait. */
export type Sending = { sort: NotifySort; takes: 'fresh' | 'history' | 'all' };

type Rule = Pick<NotifyRuleRow, 'quiet' | 'zone' | 'pace' | 'everyMinutes' | 'dailyAt'>;

/** The present: how many messages the channel takes, and when the rule told it last of many at once. */
export type Moment = { now: Date; room: number; burstAt: Date | null };

const earliest = (one: Date | null, other: Date | null): Date | null =>
  one && (!other || one < other) ? one : other;

const minutesAgo = (now: Date, minutes: number): Date => addSeconds(now, -minutes * 60);

function isDue({ pace, everyMinutes, dailyAt, zone }: Rule, since: Date, now: Date): boolean {
  return since <= (pace === 'every' ? minutesAgo(now, everyMinutes) : lastTime(now, dailyAt, zone));
}

function decideFresh(rule: Rule, { fresh, freshSince }: Waiting, moment: Moment): Sending[] {
  const { now, room, burstAt } = moment;
  if (fresh === 0 || freshSince === null) return [];
  if (isQuiet(freshSince, rule.quiet, rule.zone)) return [{ sort: 'quiet', takes: 'fresh' }];
  if (burstAt && burstAt > minutesAgo(now, burst.restMinutes)) return [];
  return [{ sort: fresh > Math.min(burst.most, room) ? 'burst' : 'single', takes: 'fresh' }];
}

/** What of all that waits is to be sent now; nothing while it is quiet, or while the channel takes no more. */
export function decide(rule: Rule, waiting: Waiting, moment: Moment): Sending[] {
  const { now, room } = moment;
  const { history, historyUntil } = waiting;
  if (room < 1 || isQuiet(now, rule.quiet, rule.zone)) return [];
  if (rule.pace !== 'once') {
    const since = earliest(waiting.freshSince, waiting.historySince);
    return since && isDue(rule, since, now) ? [{ sort: 'pace', takes: 'all' }] : [];
  }
  const isSettled = history > 0 && historyUntil !== null && historyUntil <= minutesAgo(now, historyMinutes);
  const sum: Sending[] = isSettled ? [{ sort: 'history', takes: 'history' }] : [];
  return [...decideFresh(rule, waiting, moment), ...sum];
}

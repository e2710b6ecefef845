import type { OutsideHours } from '../../../../contracts/lead-teams';
import type { LeadRow } from '../row';
import { wordsOf, writtenIn } from '../search-text';
import { isAtWork, nextAtWork } from '../teams/hours';
import type { Member } from '../teams/row';
import type { RuleRow } from './row';

/** What a rule looks at. */
export type Candidate = Pick<LeadRow, 'appId' | 'accountId' | 'sourceKind' | 'searchText'>;

const holdsAll = (text: string, keyword: string): boolean => {
  const written = writtenIn(text);
  return wordsOf(keyword).every((word) => written.includes(word));
};

const fits = (lead: Candidate, { isOn, appId, accountId, sourceKind, keyword }: RuleRow): boolean =>
  isOn &&
  (!appId || appId === lead.appId) &&
  (!accountId || accountId === lead.accountId) &&
  (!sourceKind || sourceKind === lead.sourceKind) &&
  (!keyword || holdsAll(lead.searchText ?? '', keyword));

/** The first rule that is on and fits a lead; null where none does. */
export const ruleFor = (lead: Candidate, rules: RuleRow[]): RuleRow | null =>
  rules.find((rule) => fits(lead, rule)) ?? null;

/** A member's part in the dealing of one team. */
export type Share = Member & {
  /** Until when this one is away; null: not. */
  awayUntil: Date | null;
  /** Leads dealt to this one today. */
  dealt: number;
  /** What the turns before left: the sum over a team stays 0. */
  credit: number;
};

const hasRoom = ({ weight, dailyQuota, dealt }: Share): boolean =>
  weight > 0 && (dailyQuota === null || dealt < dailyQuota);

const isHere = ({ awayUntil }: Share, now: Date): boolean => !awayUntil || awayUntil <= now;

/** Whether a member takes a lead like this one at all. */
export const takes = ({ takes: wanted }: Pick<Share, 'takes'>, lead: Candidate): boolean =>
  !wanted ||
  ((wanted.apps.length === 0 || wanted.apps.includes(lead.appId ?? '')) &&
    (wanted.sources.length === 0 || wanted.sources.some((kind) => kind === lead.sourceKind)) &&
    (!wanted.keyword || holdsAll(lead.searchText ?? '', wanted.keyword)));

/** Whether nobody can be given or kept anything now, whatever lead it is. */
export const isClosed = (shares: Share[], outsideHours: OutsideHours, now: Date): boolean =>
  shares.every(
    (share) =>
      !share.takes &&
      !(hasRoom(share) && isHere(share, now) && (outsideHours === 'wait' || isAtWork(share.hours, now))),
  );

/** Whether a member can be given a lead now. */
export const canGet = (share: Share, lead: Candidate, now: Date): boolean =>
  hasRoom(share) && isHere(share, now) && takes(share, lead) && isAtWork(share.hours, now);

/** When a member has room, is here and at work again, as far as today tells. */
function freeFrom(share: Share, now: Date, nextDay: Date): Date {
  const from = [hasRoom(share) ? now : nextDay, share.awayUntil ?? now].reduce((one, other) =>
    one > other ? one : other,
  );
  return nextAtWork(share.hours, from);
}

/** When somebody of some shares can be given leads again: after now, and at the next day at the latest. */
export function freeAgain(shares: Share[], now: Date, nextDay: Date): Date {
  const moments = shares
    .filter(({ weight }) => weight > 0)
    .map((share) => freeFrom(share, now, nextDay))
    .filter((moment) => moment > now);
  return moments.reduce((first, moment) => (moment < first ? moment : first), nextDay);
}

/**
 * Whose turn it is, by smooth weighted round robin: everybody who is able gains their weight, and who has most pays for all.
 * Changes the credits; null when nobody is able.
 */
export function takeTurn(able: Share[]): Share | null {
  const [first] = able;
  if (!first) return null;
  for (const share of able) share.credit += share.weight;
  const next = able.reduce((most, share) => (share.credit > most.credit ? share : most), first);
  next.credit -= able.reduce((sum, { weight }) => sum + weight, 0);
  return next;
}

/** Who gets a lead: `owner` now, or the one for whom it waits until that one is at work again. */
export type Choice = { owner: number | null; waitsFor: number | null };

const nobody: Choice = { owner: null, waitsFor: null };

/** Gives a lead to somebody: counts it. */
function give(share: Share): Choice {
  share.dealt += 1;
  return { owner: share.admin, waitsFor: null };
}

/** How a lead is dealt out: to whom it waited for before, and what becomes of it outside of hours. */
export type Dealing = { now: Date; reserved: number | null; outsideHours: OutsideHours };

/** Chooses who of a team gets a lead. Changes the shares. */
export function choose(shares: Share[], lead: Candidate, { now, reserved, outsideHours }: Dealing): Choice {
  const kept = shares.find(({ admin }) => admin === reserved);
  // That turn was paid for when the lead began to wait.
  if (kept && canGet(kept, lead, now)) return give(kept);
  const able = shares.filter((share) => hasRoom(share) && isHere(share, now) && takes(share, lead));
  if (outsideHours === 'wait') {
    const isStillOff = kept && able.includes(kept);
    if (isStillOff) return { owner: null, waitsFor: kept.admin };
    const next = takeTurn(able);
    if (!next) return nobody;
    return isAtWork(next.hours, now) ? give(next) : { owner: null, waitsFor: next.admin };
  }
  const next = takeTurn(able.filter(({ hours }) => isAtWork(hours, now)));
  return next ? give(next) : nobody;
}

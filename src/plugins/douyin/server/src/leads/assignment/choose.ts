import type { LeadRow } from '../row';
import { wordsOf, writtenIn } from '../search-text';
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
export type Share = {
  admin: number;
  weight: number;
  dailyQuota: number | null;
  /** Leads dealt to this one today. */
  dealt: number;
  /** What the turns before left: the sum over a team stays 0. */
  credit: number;
};

const mayGet = ({ weight, dailyQuota, dealt }: Share): boolean =>
  weight > 0 && (dailyQuota === null || dealt < dailyQuota);

/**
 * Whose turn it is, by smooth weighted round robin: everybody gains their weight, and who has most pays for all. Changes
 * the shares; null when all quotas are spent.
 */
export function takeTurn(shares: Share[]): Share | null {
  const able = shares.filter(mayGet);
  const [first] = able;
  if (!first) return null;
  for (const share of able) share.credit += share.weight;
  const next = able.reduce((most, share) => (share.credit > most.credit ? share : most), first);
  next.credit -= able.reduce((sum, { weight }) => sum + weight, 0);
  next.dealt += 1;
  return next;
}

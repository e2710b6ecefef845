import type { LeadRow } from '../row';
import { searchText, wordsOf } from '../search-text';
import type { Happened } from './happened';
import type { NotifyRuleRow } from './row';

/** What a rule looks at of a lead. */
export type Candidate = Pick<
  LeadRow,
  'appId' | 'sourceKind' | 'ownerId' | 'team' | 'stage' | 'searchText'
> & {
  /** What the staff wrote down about it, all notes together. */
  noteText: string;
};

const holds = (wanted: unknown, there: unknown): boolean => wanted === null || wanted === there;

function hasWords({ searchText: known, noteText }: Candidate, keyword: string | null): boolean {
  const text = [known ?? '', searchText([noteText])].join('\n');
  return wordsOf(keyword ?? '').every((word) => text.includes(word));
}

/** Whether a rule that is on tells of what happened with a lead. */
export const fits = (rule: NotifyRuleRow, happened: Happened, lead: Candidate): boolean =>
  rule.event === happened.event &&
  (happened.line === null || happened.line > rule.fromEvent) &&
  holds(rule.appId, lead.appId) &&
  holds(rule.sourceKind, lead.sourceKind) &&
  holds(rule.ownerId, lead.ownerId) &&
  holds(rule.team, lead.team) &&
  holds(rule.stage, happened.to ?? lead.stage) &&
  hasWords(lead, rule.keyword);

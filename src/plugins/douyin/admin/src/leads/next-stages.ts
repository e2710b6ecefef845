import type { LeadChoices } from '../../../contracts/lead-panel';

/** The stages a lead can go to; one that is no longer named leads anywhere. */
export function nextStages(stages: LeadChoices['stages'], from: string): string[] {
  const known = stages.find(({ name }) => name === from);
  return known ? known.next : stages.map(({ name }) => name);
}

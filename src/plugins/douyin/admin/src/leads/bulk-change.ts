import type { LeadManyChange } from '../../../contracts/lead-operations';
import { staffLimits } from '../../../contracts/leads';

/** What the dialog about many leads holds; empty text stands for "as it is". */
export type BulkValues = { status: string; owner: string; team: string; addTags: string; removeTags: string };

/** Before anything is chosen. */
export const blankBulk: BulkValues = { status: '', owner: '', team: '', addTags: '', removeTags: '' };

/** Stands for nobody, or no team. */
export const noneOf = 'none';

const tagsIn = (text: string): string[] =>
  [...new Set(text.split(/[,，、;；\n]+/).map((tag) => tag.trim()))]
    .filter(Boolean)
    .slice(0, staffLimits.tags);

/** The change as the server takes it; null while it would change nothing. */
export function toManyChange({
  status,
  owner,
  team,
  addTags,
  removeTags,
}: BulkValues): LeadManyChange | null {
  const [added, removed] = [tagsIn(addTags), tagsIn(removeTags)];
  const change: LeadManyChange = {
    ...(status ? { status } : {}),
    ...(owner ? { owner: owner === noneOf ? null : Number(owner) } : {}),
    ...(team ? { team: team === noneOf ? '' : team } : {}),
    ...(added.length > 0 ? { addTags: added } : {}),
    ...(removed.length > 0 ? { removeTags: removed } : {}),
  };
  return Object.keys(change).length > 0 ? change : null;
}

import type { Core } from '@strapi/strapi';
import type { SearchIndex } from '../search';
import { askFor } from './ask';
import type { Scope } from './narrow';
import { anyPath, choosePath } from './path';
import type { Walk } from './walk';
import { withinDays } from './where-ways';
import { planWords, type WordPlan } from './words';

/** A page that takes longer is refused; a count that does is given as far as it came, unless it must be exact. */
export const limitMs = { page: 2000, count: 2000, exactCount: 10_000 };

/** How to go through leads, by whomever asks. */
export type Plan = Omit<Walk, 'ask'>;

/** How to go through the leads that are wanted, and what their keyword asks of them. */
export type Planned = { plan: Plan; words: WordPlan | null };

/** Plans a list: at once where a keyword leaves few leads, otherwise part by part. Throws QUERY_TOO_SLOW. */
export async function planList(strapi: Core.Strapi, index: SearchIndex, wanted: Scope): Promise<Planned> {
  const scope = { ...wanted, filter: withinDays(wanted.filter) };
  const ask = askFor(strapi, limitMs.page);
  const words = await planWords(strapi, index, scope.filter.keyword, ask);
  const also = words?.narrow ?? null;
  const path = words?.isRare
    ? { ...anyPath, isShort: true, isDense: words.isDense }
    : await choosePath(strapi, scope, ask);
  return { words, plan: { strapi, scope, also, path } };
}

import type { Core } from '@strapi/strapi';
import { countLimit } from '../../../../contracts/leads';
import { PluginError } from '../../shared/errors';
import type { SearchIndex } from '../search';
import { askFor } from './ask';
import type { Scope } from './narrow';
import { anyPath, isEverything } from './path';
import { limitMs, planList, type Plan, type Planned } from './plan';
import { countIn, cutForCount, parts, type Walk } from './walk';

/** A number of leads; `isCapped`: there may be more. */
type Counted = { counted: number; isCapped: boolean };

/** Where nobody asks how many there are. */
export const uncounted: Counted = { counted: 0, isCapped: true };

const isTooSlow = (error: unknown): boolean =>
  error instanceof PluginError && error.code === 'QUERY_TOO_SLOW';

async function countAll(walk: Walk, isExact: boolean): Promise<Counted> {
  let counted = 0;
  try {
    for await (const part of parts(walk, null, cutForCount(walk, isExact))) {
      counted += await countIn(walk, part, isExact ? undefined : countLimit + 1 - counted);
      if (!isExact && counted > countLimit) return { counted: countLimit, isCapped: true };
    }
    return { counted, isCapped: false };
  } catch (error) {
    if (isExact || !isTooSlow(error)) throw error;
    return { counted, isCapped: true };
  }
}

/** What a count goes through: the hits of a common keyword, where it need not be all of them and nothing else is asked for. */
function planCount({ plan, words }: Planned, isExact: boolean): Plan {
  if (!words?.narrowByIds || isExact || !isEverything(plan.scope)) return plan;
  return { ...plan, also: words.narrowByIds, path: { ...anyPath, isShort: true } };
}

/** Whether there are more than a count goes to, as the search alone tells; of fewer each is looked at. */
const isBeyond = ({ plan, words }: Planned): boolean =>
  isEverything(plan.scope) && (words?.isBeyond ?? false);

/** How many leads a planned list has. */
export async function countPlanned(
  strapi: Core.Strapi,
  planned: Planned,
  isExact: boolean,
): Promise<Counted> {
  if (!isExact && isBeyond(planned)) return { counted: countLimit, isCapped: true };
  const ask = askFor(strapi, isExact ? limitMs.exactCount : limitMs.count);
  return countAll({ ...planCount(planned, isExact), ask }, isExact);
}

/** How many leads are in a scope, as the list counts them. Throws QUERY_TOO_SLOW. */
export async function countLeads(
  strapi: Core.Strapi,
  index: SearchIndex,
  scope: Scope,
  isExact: boolean,
): Promise<{ total: number; totalIsCapped: boolean }> {
  const planned = await planList(strapi, index, scope);
  const { counted, isCapped } = await countPlanned(strapi, planned, isExact);
  return { total: counted, totalIsCapped: isCapped };
}

import type { Core } from '@strapi/strapi';
import { PluginError } from '../../shared/errors';
import type { Asker } from '../rights/reach';
import type { OperationRow, Plan } from './row';
import { countSelected } from './select';
import { beginOperation, selectedOf, type Selecting } from './start';

/** Who is to be erased and why; no more than were `expected`. */
export type Erasing = { select: Selecting; reason: string; expected: number };

async function planOf(
  strapi: Core.Strapi,
  { select, reason }: Omit<Erasing, 'expected'>,
  { reach }: Asker,
): Promise<Plan> {
  const selected = await selectedOf(strapi, select);
  return { select: selected, change: {}, reach, assign: reach, erase: { reason } };
}

/** How many leads would be erased. */
export async function countErasing(strapi: Core.Strapi, select: Selecting, asker: Asker): Promise<number> {
  return countSelected(strapi, await planOf(strapi, { select, reason: '' }, asker));
}

/** Begins to erase many people for good. Throws LEAD_COUNT_CHANGED where they have become more than were expected. */
export async function startErasing(
  strapi: Core.Strapi,
  erasing: Erasing,
  asker: Asker,
): Promise<OperationRow> {
  const plan = await planOf(strapi, erasing, asker);
  const total = await countSelected(strapi, plan);
  if (total > erasing.expected)
    throw new PluginError('LEAD_COUNT_CHANGED', `${total} leads are meant by now: look once more`, { total });
  return beginOperation(strapi, asker, plan, { total, canUndo: false });
}

import type { Core } from '@strapi/strapi';
import type { Colleague } from '../../../../contracts/lead-timeline';
import type { Actor } from '../../audit/service';
import { service } from '../../shared/service';
import { invalid } from '../edit';
import { adminIdOf } from '../rights/giving';
import type { LeadRow } from '../row';
import { readersOf } from './readers';

const kind = 'lead-mentioned' as const;

/** Those a note names, with their names; throws LEAD_INVALID for anybody who may not read the lead. */
export async function namedIn(strapi: Core.Strapi, lead: LeadRow, ids: number[]): Promise<Colleague[]> {
  if (ids.length === 0) return [];
  const readers = await readersOf(strapi, lead);
  return ids.map((id) => {
    const reader = readers.find((one) => one.id === id);
    if (!reader) throw invalid('mentions', `${id} is no administrator who may read this lead`);
    return reader;
  });
}

/** A note that names people. */
export type Naming = { leadId: number; note: string; actor: Actor };

/** Tells people that a note names them, each once; nobody is told of what they wrote themselves. */
export async function tellNamed(
  strapi: Core.Strapi,
  ids: number[],
  { leadId, note, actor }: Naming,
): Promise<void> {
  const self = adminIdOf(actor);
  const others = ids.filter((id) => id !== self);
  const entry = { kind, key: note, leadId, ref: note, actorName: actor.name ?? null };
  await service(strapi, 'inbox').tell(others, entry);
}

/** Takes back that a note names people: some of them, or all. */
export const takeBack = (strapi: Core.Strapi, note: string, ids?: number[]): Promise<void> =>
  service(strapi, 'inbox').withdraw({ kind, ref: note }, ids);

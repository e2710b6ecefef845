import type { LeadEventKind } from '../../../contracts/leads';
import type { Actor } from '../audit/service';
import { newOrderedId } from '../shared/crypto';

/** One line of a timeline; `facts` hold no phone number. */
export type LeadEvent = {
  leadId: number;
  kind: LeadEventKind;
  at: Date;
  actor: Actor;
  facts?: Record<string, unknown>;
};

/** Who acts where nobody does. */
export const system: Actor = { kind: 'system' };

/** The columns of a line. */
export const eventColumns = ({ leadId, kind, at, actor, facts }: LeadEvent): Record<string, unknown> => ({
  document_id: newOrderedId(),
  created_at: at,
  updated_at: at,
  lead_id: leadId,
  kind,
  at,
  actor_kind: actor.kind,
  actor_id: actor.id ?? null,
  actor_name: actor.name ?? null,
  facts: JSON.stringify(facts ?? {}),
});

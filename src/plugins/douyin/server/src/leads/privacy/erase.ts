import type { Core } from '@strapi/strapi';
import type { ErasureKind } from '../../../../contracts/lead-privacy';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { hashOf, normalPhone, type IdentityKind } from '../identities';
import { noSuchLead } from '../lock';
import { batches, within, type Transaction } from '../row';
import type { SearchIndex } from '../search';
import { forgetTagNames } from '../tags/names';
import { tellAfterCommit } from '../told';
import { putTombstones, tombHashOf } from './tombstones';

/** Somebody who is being erased, for those who keep something of leads elsewhere. */
export type Erased = {
  /** The lead and those that became part of it. */
  leadIds: number[];
  documentIds: string[];
  /** The hashes of all by what the person is known, as `identitiesOf` gives them. */
  valueHashes: string[];
  /** Whether one of these values, as a platform or a file writes them, is by what the person is known. */
  isTheirs(values: string[]): boolean;
};

/** Removes what somebody keeps of people elsewhere, in the transaction that erases them; gives how many rows. */
export type Eraser = (trx: Transaction, people: Erased) => Promise<number>;

/** One order to erase. */
export type Order = {
  leadId: number;
  kind: ErasureKind;
  reason: string;
  actor: Actor;
  /** What it was before a backup was put back: its id and moment; a hold does not stop it any more. */
  former?: { id: string; at: Date };
};

/** What erasing needs. */
export type Erasing = {
  strapi: Core.Strapi;
  index: SearchIndex;
  keys: { identity: Buffer; erasure: Buffer };
  erasers: ReadonlyMap<string, Eraser>;
};

type Lead = { id: number; document_id: string; held: boolean | number | null };
type KnownBy = { kind: IdentityKind; scope: string; value_hash: string };

/** The lead and all that became part of it; nobody changes them until the transaction ends. */
async function holdLeads(strapi: Core.Strapi, trx: Transaction, leadId: number): Promise<Lead[]> {
  const ours = () =>
    within(strapi, trx, 'leads').where((either) => {
      either.where({ id: leadId }).orWhere({ merged_into_id: leadId });
    });
  await ours().update({ updated_at: clock.now() });
  return (await ours().orderBy('id').select('id', 'document_id', 'held')) as Lead[];
}

const theirs =
  (key: Buffer, known: KnownBy[]): Erased['isTheirs'] =>
  (values) =>
    values.some((value) =>
      known.some(({ kind, scope, value_hash }) => {
        const written = kind === 'phone' ? (normalPhone(value) ?? value) : value;
        return hashOf(key, kind, scope, written) === value_hash;
      }),
    );

const ofLeads = ['identities', 'sources', 'events', 'tags', 'notes', 'operationItems'] as const;

async function removeRows(
  { strapi, index, erasers }: Erasing,
  trx: Transaction,
  people: Erased,
): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const [name, eraser] of erasers) removed[name] = await eraser(trx, people);
  for (const batch of batches(people.leadIds)) {
    const tags = (await within(strapi, trx, 'tags').whereIn('lead_id', batch).distinct('tag_key')) as {
      tag_key: string;
    }[];
    for (const table of ofLeads)
      removed[table] =
        (removed[table] ?? 0) + (await within(strapi, trx, table).whereIn('lead_id', batch).delete());
    await forgetTagNames(
      strapi,
      trx,
      tags.map(({ tag_key }) => tag_key),
    );
    await index.remove(trx, batch);
    removed.leads = (removed.leads ?? 0) + (await within(strapi, trx, 'leads').whereIn('id', batch).delete());
  }
  return removed;
}

type Noted = Pick<Order, 'leadId' | 'kind' | 'reason' | 'actor'> & { id: string; at: Date };

/** Writes the line of the ledger; one of the same id is replaced. */
export async function noteErasure(
  strapi: Core.Strapi,
  trx: Transaction,
  { id, at, leadId, kind, reason, actor }: Noted,
  removed: Record<string, number>,
): Promise<void> {
  await within(strapi, trx, 'erasures').where({ document_id: id }).delete();
  await within(strapi, trx, 'erasures').insert({
    document_id: id,
    created_at: at,
    updated_at: at,
    lead_id: leadId,
    kind,
    reason,
    at,
    actor_kind: actor.kind,
    actor_id: actor.id ?? null,
    actor_name: actor.name ?? null,
    removed: JSON.stringify(removed),
  });
}

async function erase(erasing: Erasing, trx: Transaction, order: Order): Promise<string> {
  const { strapi, keys } = erasing;
  const { leadId, kind, reason, actor, former } = order;
  const { id, at } = former ?? { id: newId(), at: clock.now() };
  const leads = await holdLeads(strapi, trx, leadId);
  if (leads.length === 0) throw noSuchLead(leadId);
  // A hold on one that became part of it went over to it; what was released since is released for all.
  if (!former && leads.some((lead) => lead.id === leadId && lead.held))
    throw new PluginError('LEAD_HELD', 'The lead is on hold: it cannot be erased until it is released');
  const leadIds = leads.map((lead) => lead.id);
  const known = (await within(strapi, trx, 'identities')
    .whereIn('lead_id', leadIds)
    .select('kind', 'scope', 'value_hash')) as KnownBy[];
  const tombstones = known.map(({ value_hash }) => ({
    erasureId: id,
    kind,
    at,
    tombHash: tombHashOf(keys.erasure, value_hash),
  }));
  await putTombstones(strapi, trx, tombstones);
  const documentIds = leads.map(({ document_id }) => document_id);
  const removed = await removeRows(erasing, trx, {
    leadIds,
    documentIds,
    valueHashes: known.map(({ value_hash }) => value_hash),
    isTheirs: theirs(keys.identity, known),
  });
  await noteErasure(strapi, trx, { ...order, id, at }, removed);
  const target = { kind: 'lead' as const, id: String(leadId) };
  await service(strapi, 'audit').record({ action: 'lead.erased', actor, target, details: { kind, reason } });
  await tellAfterCommit(strapi, [{ name: 'douyin.lead.erased', leadId }]);
  return id;
}

/**
 * Erases one person: the lead, those that became part of it, and all that is kept of them anywhere; what stays are tombstones
 * and a line of the ledger, whose id it gives. All or nothing. Throws LEAD_NOT_FOUND and LEAD_HELD.
 */
export async function erasePerson(erasing: Erasing, order: Order): Promise<string> {
  return await erasing.strapi.db.transaction(({ trx }) => erase(erasing, trx, order));
}

import type { Core } from '@strapi/strapi';
import {
  changedFields,
  operationStages,
  type ChangedField,
  type LeadManyChange,
  type LeftReason,
  type OperationStage,
  type OperationView,
} from '../../../../contracts/lead-operations';
import { countLimit, type LeadFilter } from '../../../../contracts/leads';
import type { Actor } from '../../audit/service';
import { PluginError } from '../../shared/errors';
import { reviveFilter } from '../list/narrow';
import type { Reach } from '../rights/reach';

/** Uid of the operations' content type. */
export const operationUid = 'plugin::douyin.lead-operation';

/** Uid of what can be undone. */
export const itemUid = 'plugin::douyin.lead-operation-item';

/** The tables of the operations. */
export const operationTable = 'douyin_lead_operations';
export const itemTable = 'douyin_lead_operation_items';

/** A lead by its id, with the version it was seen in where that matters. */
export type Picked = { id: number; version?: number };

/** Which leads an operation is about: some, those of a filter up to an id, or those another operation changed. */
export type Selected =
  | { kind: 'picked'; leads: Picked[] }
  | { kind: 'filter'; filter: LeadFilter; lastId: number }
  | { kind: 'undo'; operation: string };

/**
 * What an operation does: to which leads, and how far whoever began it reached. With `erase` they are erased for this reason,
 * and nothing is changed.
 */
export type Plan = {
  select: Selected;
  change: LeadManyChange;
  reach: Reach;
  assign: Reach;
  erase?: { reason: string };
};

/** Leads left as they were for one reason, with the first of their ids. */
export type LeftOver = { reason: LeftReason; count: number; leads: number[] };

/** An operation as it is stored. */
export type OperationRow = {
  documentId: string;
  createdAt: Date;
  updatedAt: Date;
  actorKind: Actor['kind'];
  actorId: string | null;
  actorName: string | null;
  plan: Plan;
  stage: OperationStage;
  step: number;
  place: number;
  total: number;
  changed: number;
  unchanged: number;
  leftOver: LeftOver[] | null;
  finishedAt: Date | null;
  undoUntil: Date | null;
  undoneBy: string | null;
};

/** Whether an operation has come to its end. */
export const isOver = ({ stage }: Pick<OperationRow, 'stage'>): boolean =>
  operationStages.indexOf(stage) >= operationStages.indexOf('done');

// JSON keeps moments as texts.
function revive(plan: Plan): Plan {
  const { select, change } = plan;
  const { nextFollowUpAt } = change;
  const when = nextFollowUpAt ? { nextFollowUpAt: new Date(nextFollowUpAt) } : {};
  if (select.kind !== 'filter') return { ...plan, change: { ...change, ...when } };
  return {
    ...plan,
    change: { ...change, ...when },
    select: { ...select, filter: reviveFilter(select.filter) },
  };
}

/** An operation by its id; null where there is none. */
export async function findOperation(strapi: Core.Strapi, documentId: string): Promise<OperationRow | null> {
  const row = (await strapi.db.query(operationUid).findOne({ where: { documentId } })) as OperationRow | null;
  return row && { ...row, plan: revive(row.plan) };
}

/** Who began an operation. */
export const actorOf = ({ actorKind, actorId, actorName }: OperationRow): Actor => ({
  kind: actorKind,
  ...(actorId ? { id: actorId } : {}),
  ...(actorName ? { name: actorName } : {}),
});

/** The columns of an actor, to find what is theirs. */
export const ofActor = ({ kind, id }: Actor) => ({ actorKind: kind, actorId: id ?? null });

/** An operation of this actor; throws LEAD_NOT_FOUND, for one of somebody else as well. */
export async function ownOperation(strapi: Core.Strapi, id: string, actor: Actor): Promise<OperationRow> {
  const row = await findOperation(strapi, id);
  const { actorKind, actorId } = ofActor(actor);
  if (row?.actorKind === actorKind && (row.actorId ?? null) === actorId) return row;
  throw new PluginError('LEAD_NOT_FOUND', 'There is no such operation of yours', { operation: id });
}

const kindOf = ({ select, erase }: Plan): OperationView['kind'] => {
  if (erase) return 'erase';
  return select.kind === 'undo' ? 'undo' : 'change';
};

const written = (date: Date | null): string | null => date && new Date(date).toISOString();

/** What an order changes. */
const fieldsOf = ({ addTags, removeTags, ...change }: LeadManyChange): ChangedField[] =>
  changedFields.filter((field) => (field === 'tags' ? addTags || removeTags : change[field] !== undefined));

/** An operation as it is shown. */
export const viewOf = (row: OperationRow): OperationView => ({
  id: row.documentId,
  kind: kindOf(row.plan),
  stage: row.stage,
  fields: fieldsOf(row.plan.change),
  total: row.plan.erase ? row.total : Math.min(row.total, countLimit),
  totalIsCapped: !row.plan.erase && row.total > countLimit,
  changed: row.changed,
  unchanged: row.unchanged,
  left: row.leftOver ?? [],
  createdAt: new Date(row.createdAt).toISOString(),
  finishedAt: written(row.finishedAt),
  undoUntil: row.undoneBy ? null : written(row.undoUntil),
  undoneBy: row.undoneBy,
});

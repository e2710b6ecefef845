import type { Core } from '@strapi/strapi';
import { operationLimits, type LeadManyChange } from '../../../../contracts/lead-operations';
import type { LeadFilter } from '../../../../contracts/leads';
import { addSeconds, clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { changeOne, insertOne, whileContested } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { invalid, refuseUnknown } from '../edit';
import { queryError } from '../list/cursor';
import { settled } from '../list/where-days';
import { nothing, type Asker } from '../rights/reach';
import { newestLeadId } from '../row';
import { stagesOf } from '../service';
import { isTeam } from '../teams/hold';
import {
  findOperation,
  isOver,
  ofActor,
  operationUid,
  ownOperation,
  viewOf,
  type OperationRow,
  type Picked,
  type Plan,
  type Selected,
} from './row';
import { countSelected } from './select';
import { carryOut, operationKind } from './work';

/** Which leads somebody means: some by their ids, or all that pass a filter. */
export type Selecting = { ids: (number | Picked)[] } | { filter: LeadFilter };

/** What somebody asks to be done to which leads. */
export type Order = { select: Selecting; change: LeadManyChange };

/** The same with an end: a filter means no lead that comes later. */
export async function selectedOf(strapi: Core.Strapi, select: Selecting): Promise<Selected> {
  if ('filter' in select)
    return {
      kind: 'filter',
      filter: settled(select.filter, clock.now()),
      lastId: await newestLeadId(strapi),
    };
  const leads = select.ids.map((one) => (typeof one === 'number' ? { id: one } : one));
  return { kind: 'picked', leads: [...new Map(leads.map((lead) => [lead.id, lead])).values()] };
}

async function refuseOrder(strapi: Core.Strapi, { select, change }: Order): Promise<void> {
  const stages = stagesOf(strapi);
  const { status, owner, team, deal } = change;
  await refuseUnknown(strapi, stages, { stage: status, ownerId: owner });
  for (const [field, id] of [
    ['team', team],
    ['deal.team', deal?.team],
  ] as const)
    if (id && !(await isTeam(strapi, id))) throw invalid(field, 'must be the id of a team');
  const filtered = 'filter' in select ? select.filter.status : undefined;
  if (filtered && !(filtered in stages))
    throw queryError('status', `must be one of ${Object.keys(stages).join(', ')}`);
}

async function store(
  strapi: Core.Strapi,
  { actor }: Asker,
  plan: Plan,
  { id = newId(), total, canUndo }: { id?: string; total: number; canUndo: boolean },
): Promise<string> {
  const now = clock.now();
  const undoUntil = canUndo ? addSeconds(now, operationLimits.undoHours * 3600) : null;
  const columns = { ...ofActor(actor), actorName: actor.name, plan, undoUntil, total };
  const counts = { step: 0, place: 0, changed: 0, unchanged: 0 };
  await insertOne(strapi, operationUid, { documentId: id, stage: 'queued', ...columns, ...counts });
  if (total > operationLimits.atOnce)
    await service(strapi, 'jobs').enqueue({ kind: operationKind, payload: { id } });
  return id;
}

async function begun(strapi: Core.Strapi, id: string): Promise<OperationRow> {
  const row = await findOperation(strapi, id);
  if (row && row.total <= operationLimits.atOnce) await carryOut(strapi, id, () => false);
  return (await findOperation(strapi, id)) as OperationRow;
}

/** Stores an operation and has it carried out; where it is about few leads it is over then. */
export async function beginOperation(
  strapi: Core.Strapi,
  asker: Asker,
  plan: Plan,
  more: { total: number; canUndo: boolean },
): Promise<OperationRow> {
  const storeOnce = async () => await strapi.db.transaction(async () => store(strapi, asker, plan, more));
  return begun(strapi, await whileContested(storeOnce));
}

/** Begins a change of many leads, and ends it where they are few. Throws LEAD_INVALID and QUERY_INVALID. */
export async function startOperation(strapi: Core.Strapi, order: Order, asker: Asker): Promise<OperationRow> {
  await refuseOrder(strapi, order);
  const { reach, assign = nothing } = asker;
  const plan = { select: await selectedOf(strapi, order.select), change: order.change, reach, assign };
  const more = { total: await countSelected(strapi, plan), canUndo: !order.change.deal };
  return beginOperation(strapi, asker, plan, more);
}

const cannotUndo = (row: OperationRow): boolean =>
  !isOver(row) || row.undoneBy !== null || !row.undoUntil || new Date(row.undoUntil) <= clock.now();

/** Begins to take an operation of the asker's back. Throws LEAD_UNDO where that cannot be, and LEAD_NOT_FOUND. */
export async function undoOperation(strapi: Core.Strapi, id: string, asker: Asker): Promise<OperationRow> {
  const row = await ownOperation(strapi, id, asker.actor);
  const refused = () =>
    new PluginError('LEAD_UNDO', 'This cannot be undone, or was already', { operation: viewOf(row) });
  if (cannotUndo(row)) throw refused();
  const { reach } = asker;
  const plan: Plan = { select: { kind: 'undo', operation: id }, change: {}, reach, assign: reach };
  const undoId = newId();
  const total = await countSelected(strapi, plan);
  const storeOnce = () =>
    strapi.db.transaction(async () => {
      const first = { documentId: id, undoneBy: { $null: true } };
      if (!(await changeOne(strapi, operationUid, first, { undoneBy: undoId }))) throw refused();
      await store(strapi, asker, plan, { id: undoId, total, canUndo: false });
    });
  await whileContested(storeOnce);
  return begun(strapi, undoId);
}

/** Ends an operation of the asker's before its time; one that is over stays as it is. */
export async function cancelOperation(
  strapi: Core.Strapi,
  id: string,
  { actor }: Asker,
): Promise<OperationRow> {
  const { documentId } = await ownOperation(strapi, id, actor);
  const open = { documentId, stage: { $in: ['queued', 'running'] } };
  await changeOne(strapi, operationUid, open, { stage: 'cancelled', finishedAt: clock.now() });
  return ownOperation(strapi, id, actor);
}

/** The newest operations of the asker. */
export async function listOperations(strapi: Core.Strapi, { actor }: Asker): Promise<OperationRow[]> {
  const mine = { where: ofActor(actor), orderBy: { id: 'desc' as const }, limit: 50 };
  return (await strapi.db.query(operationUid).findMany(mine)) as OperationRow[];
}

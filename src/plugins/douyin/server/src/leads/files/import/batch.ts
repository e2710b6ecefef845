import type { Core } from '@strapi/strapi';
import type { Stages } from '../../../../../contracts/lead-stages';
import type { ImportCounts, ImportPlan, RowProblem } from '../../../../../contracts/lead-files';
import type { Actor } from '../../../audit/service';
import { clock } from '../../../shared/clock';
import { differingStaff, type Staff } from '../../edit';
import type { IdentityApp } from '../../identities';
import type { LeadRow, Transaction } from '../../row';
import type { SearchIndex } from '../../search';
import type { FoundPage, PageOutcome } from '../../upsert';
import { writeMany } from '../../write-many';
import { judge, type Taken, type Verdict } from './judge';
import { importAccount, lockLeads, readPeople, type KnownPeople } from './known';
import { differenceOf, keepMarks, lastEvents } from './marks';
import type { ParsedRow } from './parse';
import type { ImportRights } from './row';

/** What an import writes with. */
export type Importing = {
  strapi: Core.Strapi;
  index: SearchIndex;
  key: Buffer;
  upsertPage(page: FoundPage): Promise<PageOutcome>;
  stages: Stages;
  importId: string;
  actor: Actor;
  rights: ImportRights;
  plan: ImportPlan;
  app: IdentityApp;
};

/** What became of rows. */
export type BatchResult = { counts: ImportCounts; rejected: Verdict['rejected'] };

const entangledCode = 'DOUYIN_ENTANGLED';

/** The error of rows that together would make one lead of several, which each of them alone would not. */
const entangled = (): Error => Object.assign(new Error('Rows would merge leads'), { code: entangledCode });

/** Whether rows failed together that may not fail one by one. */
export const isEntangled = (error: unknown): boolean => (error as { code?: unknown }).code === entangledCode;

/** Whom a row is about once it is written. */
type Written = Taken & { leadId: number; isNew: boolean; isChanged: boolean };

/** Rows that are stored, and the places of those whose people must not come back. */
type Upserted = { written: Written[]; erased: Set<number> };

async function upsertTaken(importing: Importing, taken: Taken[]): Promise<Upserted> {
  const { plan, app } = importing;
  if (plan.matchBy === 'leadId' || taken.length === 0) {
    const known = { isNew: false, isChanged: false };
    return {
      written: taken.map((row) => ({ ...row, ...known, leadId: row.lead?.id ?? 0 })),
      erased: new Set(),
    };
  }
  const rows = taken.map(({ parsed }) => parsed.person);
  const account = { documentId: importAccount };
  const outcome = await importing.upsertPage({ app, account, kind: 'import', rows });
  if (outcome.merged > 0) throw entangled();
  const written = taken.flatMap((row, place) => {
    const { outcome: what, leadId } = outcome.rows[place] ?? {};
    return leadId ? [{ ...row, leadId, isNew: what === 'inserted', isChanged: what !== 'unchanged' }] : [];
  });
  const erased = taken.filter((_row, place) => outcome.rows[place]?.outcome === 'erased');
  return { written, erased: new Set(erased.map(({ place }) => place)) };
}

/** Leads that somebody who reaches only some brings are that one's own. */
function ownerOfNew({ rights, actor }: Importing): Partial<Staff> {
  const isOwn = rights.reach.kind === 'some' && actor.kind === 'admin';
  return isOwn ? { ownerId: Number(actor.id) } : {};
}

/** What rows say of the staff's columns, by lead; of several rows the last counts. */
function wantedStaff(importing: Importing, written: Written[]): Map<number, Partial<Staff>> {
  const wanted = new Map<number, Partial<Staff>>();
  for (const { leadId, isNew, parsed } of written)
    wanted.set(leadId, { ...(isNew ? ownerOfNew(importing) : {}), ...wanted.get(leadId), ...parsed.staff });
  return wanted;
}

async function applyStaff(
  importing: Importing,
  trx: Transaction,
  written: Written[],
  leads: Map<number, LeadRow>,
): Promise<Set<number>> {
  const { strapi, index, actor } = importing;
  const changes = [...wantedStaff(importing, written)].flatMap(([leadId, wanted]) => {
    const lead = leads.get(leadId);
    const changed = lead ? differingStaff(lead, wanted) : {};
    return lead && Object.keys(changed).length > 0 ? [{ lead, changed }] : [];
  });
  await writeMany({ strapi, index, actor, now: clock.now() }, trx, changes);
  return new Set(changes.map(({ lead }) => lead.id));
}

async function markAll(
  { strapi, importId }: Importing,
  trx: Transaction,
  written: Written[],
  known: KnownPeople,
): Promise<void> {
  const ids = [...new Set(written.map(({ leadId }) => leadId))].sort((one, other) => one - other);
  const [leads, events] = [await lockLeads(strapi, trx, ids), await lastEvents(strapi, trx, ids)];
  const marks = ids.flatMap((leadId) => {
    const after = leads.get(leadId);
    const rows = written.filter((row) => row.leadId === leadId);
    const before = known.leads.get(leadId);
    if (!after) return [];
    const hashes = rows
      .flatMap(({ place }) => known.identities[place] ?? [])
      .map(({ valueHash }) => valueHash);
    const gained = {
      identities: [...new Set(hashes)].filter((hash) => !known.leadOf.has(hash)),
      source: !known.told.has(leadId),
      phone: Boolean(before && !before.phoneSealed && after.phoneSealed),
    };
    const difference = before ? differenceOf(before, after) : { before: {}, after: {} };
    const { version } = after;
    return [{ leadId, isNew: !before, ...difference, gained, version, lastEventId: events.get(leadId) ?? 0 }];
  });
  await keepMarks(strapi, trx, importId, marks);
}

function countsOf(
  rows: ParsedRow[],
  written: Written[],
  restaffed: Set<number>,
  rejected: number,
): ImportCounts {
  const seen = new Set<number>();
  const counts = { rows: rows.length, created: 0, changed: 0, unchanged: 0, rejected };
  for (const { leadId, isNew, isChanged } of written) {
    const isAgain = seen.has(leadId);
    seen.add(leadId);
    if (isNew && !isAgain) counts.created += 1;
    else if (isChanged || restaffed.has(leadId)) counts.changed += 1;
    else counts.unchanged += 1;
  }
  return counts;
}

const whys: Record<'erased' | 'unnamed', Pick<RowProblem, 'fault' | 'message'>> = {
  erased: { fault: 'erased', message: 'was erased and must not come back' },
  // Such as a phone number that another row of the batch has.
  unnamed: { fault: 'key-missing', message: 'names nobody' },
};

/** Rows that were to be taken and became nobody all the same. */
const untaken = (taken: Taken[], { written, erased }: Upserted): Verdict['rejected'] => {
  const places = new Set(written.map(({ place }) => place));
  return taken
    .filter(({ place }) => !places.has(place))
    .map(({ parsed, place }) => {
      const why = whys[erased.has(place) ? 'erased' : 'unnamed'];
      return { parsed, problems: [{ row: parsed.row, field: null, ...why }] };
    });
};

/**
 * Writes rows of a file, at most 200, within a transaction of the caller's that has written before. Where they would make one
 * lead of several it throws what `isEntangled` knows: the caller takes them one by one then.
 */
export async function writeBatch(
  importing: Importing,
  trx: Transaction,
  rows: ParsedRow[],
): Promise<BatchResult> {
  const { strapi, plan, stages, app, key, rights } = importing;
  const known = await readPeople({ strapi, trx, key }, { app, reach: rights.reach, rows });
  const { taken, rejected } = judge(rows, plan, stages, known);
  const upserted = await upsertTaken(importing, taken);
  const { written } = upserted;
  const ids = [...new Set(written.map(({ leadId }) => leadId))].sort((one, other) => one - other);
  const restaffed = await applyStaff(importing, trx, written, await lockLeads(strapi, trx, ids));
  const touched = written.filter(
    ({ leadId, isNew, isChanged }) => isNew || isChanged || restaffed.has(leadId),
  );
  await markAll(importing, trx, touched, known);
  const all = [...rejected, ...untaken(taken, upserted)];
  return { counts: countsOf(rows, written, restaffed, all.length), rejected: all };
}

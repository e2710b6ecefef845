import type { Core } from '@strapi/strapi';
import { timelineLimits, type Colleague, type NoteView } from '../../../../contracts/lead-timeline';
import type { LeadEventKind } from '../../../../contracts/leads';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { changeOne, insertOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { invalid } from '../edit';
import { eventColumns } from '../events';
import { findLead, holdingLead } from '../lock';
import { namedIn, takeBack, tellNamed } from '../mentions/mentions';
import { everything, type Asker } from '../rights/reach';
import { insertAll, within, type LeadRow, type Transaction } from '../row';
import { markChanged } from '../tally/marks';
import { tellAfterCommit } from '../told';
import { isBy, noteUid, noteViews, type NoteRow } from './note-row';

type Line = { leadId: number; kind: LeadEventKind; note: string; actor: Actor };

/** Writes the line of a note, and tells that something of the lead changed. */
async function writeLine(strapi: Core.Strapi, trx: Transaction, line: Line): Promise<void> {
  const { leadId, kind, note, actor } = line;
  const event = { leadId, kind, at: clock.now(), actor, facts: { note } };
  await insertAll(strapi, trx, 'events', [eventColumns(event)]);
  await tellAfterCommit(strapi, [{ name: 'douyin.lead.changed', leadId, facts: { fields: ['note'] } }]);
}

/** A note as it is written: its text, and the administrators it names. */
export type NewNote = { text: string; mentions: number[] };

async function shown(strapi: Core.Strapi, leadId: number, note: string, actor: Actor): Promise<NoteView> {
  const [view] = await noteViews(strapi, [await noteOf(strapi, leadId, note)], actor);
  return view as NoteView;
}

/** Adds a note to a lead, and tells those it names. Throws LEAD_NOT_FOUND, and LEAD_INVALID for who may not read the lead. */
export async function addNote(
  strapi: Core.Strapi,
  id: number,
  { text, mentions }: NewNote,
  { actor, reach }: Asker,
): Promise<NoteView> {
  const note = newId();
  const author = { authorKind: actor.kind, authorId: actor.id, authorName: actor.name };
  const leadId = await holdingLead(strapi, id, reach, async (lead, trx) => {
    const named = await namedIn(strapi, lead, mentions);
    const content = { leadId: lead.id, text, mentions: named };
    await insertOne(strapi, noteUid, { documentId: note, at: clock.now(), ...content, ...author });
    await writeLine(strapi, trx, { leadId: lead.id, kind: 'note-added', note, actor });
    await tellNamed(strapi, mentions, { leadId: lead.id, note, actor });
    await markChanged(strapi, trx, [lead.acquiredAt]);
    return lead.id;
  });
  return shown(strapi, leadId, note, actor);
}

const noSuchNote = ({ documentId }: Pick<NoteRow, 'documentId'>): PluginError =>
  new PluginError('LEAD_NOT_FOUND', 'There is no such note', { note: documentId });

async function noteOf(strapi: Core.Strapi, leadId: number, documentId: string): Promise<NoteRow> {
  const note = (await strapi.db.query(noteUid).findOne({ where: { leadId, documentId } })) as NoteRow | null;
  if (!note) throw noSuchNote({ documentId });
  return note;
}

function refuseForeign(note: NoteRow, actor: Actor): void {
  if (!isBy(note, actor)) throw new PluginError('LEAD_FORBIDDEN', 'Only who wrote a note may change it');
}

/** Pins a note, or not any more. The lead is locked, so that two at once do not come to more than five. */
const pin = (strapi: Core.Strapi, { leadId, documentId }: NoteRow, pinned: boolean): Promise<void> =>
  holdingLead(strapi, leadId, everything, async (lead, trx) => {
    const others = within(strapi, trx, 'notes').where({ lead_id: lead.id }).whereNotNull('pinned_at');
    const count = (await others.whereNot({ document_id: documentId }).forUpdate().select('id')).length;
    if (pinned && count >= timelineLimits.pinned)
      throw invalid('pinned', `only ${timelineLimits.pinned} notes of a lead can be pinned`);
    await changeOne(strapi, noteUid, { documentId }, { pinnedAt: pinned ? clock.now() : null });
  });

type NoteChange = Partial<NewNote> & { pinned?: boolean };

const idsOf = (named: Colleague[] | null): number[] => (named ?? []).map(({ id }) => id);

/** Those a note names once it is changed. Who was named before stays, also when that one reads the lead no more. */
async function namedNow(
  strapi: Core.Strapi,
  lead: LeadRow,
  { mentions: before }: NoteRow,
  ids: number[],
): Promise<Colleague[]> {
  const kept = (before ?? []).filter(({ id }) => ids.includes(id));
  const added = ids.filter((id) => !idsOf(before).includes(id));
  return [...kept, ...(await namedIn(strapi, lead, added))];
}

/** Writes another text, and tells those that it names and the one before did not. */
async function rewrite(strapi: Core.Strapi, note: NoteRow, { text, mentions }: NoteChange, actor: Actor) {
  await holdingLead(strapi, note.leadId, everything, async (lead) => {
    const ids = mentions ?? idsOf(note.mentions);
    const named = await namedNow(strapi, lead, note, ids);
    const change = { text: text ?? note.text, mentions: named, editedAt: clock.now() };
    if (!(await changeOne(strapi, noteUid, { documentId: note.documentId }, change))) throw noSuchNote(note);
    const gone = idsOf(note.mentions).filter((id) => !ids.includes(id));
    if (gone.length > 0) await takeBack(strapi, note.documentId, gone);
    const told = { leadId: lead.id, note: note.documentId, actor };
    await tellNamed(strapi, ids, told);
  });
}

const isOther = (note: NoteRow, { text, mentions }: NoteChange): boolean =>
  (text !== undefined && text !== note.text) ||
  (mentions !== undefined && mentions.join() !== idsOf(note.mentions).join());

/**
 * Changes the text of one's own note, or pins any. Throws LEAD_NOT_FOUND, LEAD_FORBIDDEN, and LEAD_INVALID for a sixth pin or
 * for naming who may not read the lead.
 */
export async function editNote(
  strapi: Core.Strapi,
  { id, note: noteId }: { id: number; note: string },
  { pinned, ...change }: NoteChange,
  { actor, reach }: Asker,
): Promise<NoteView> {
  const lead = await findLead(strapi, id, reach);
  const note = await noteOf(strapi, lead.id, noteId);
  if (change.text !== undefined || change.mentions !== undefined) refuseForeign(note, actor);
  if (pinned !== undefined && pinned !== (note.pinnedAt !== null)) await pin(strapi, note, pinned);
  if (isOther(note, change)) await rewrite(strapi, note, change, actor);
  return shown(strapi, lead.id, noteId, actor);
}

/** Deletes one's own note; the timeline keeps that there was one. Throws as `editNote` does. */
export async function removeNote(
  strapi: Core.Strapi,
  { id, note: noteId }: { id: number; note: string },
  { actor, reach }: Asker,
): Promise<void> {
  await holdingLead(strapi, id, reach, async (lead, trx) => {
    refuseForeign(await noteOf(strapi, lead.id, noteId), actor);
    const { count } = await strapi.db.query(noteUid).deleteMany({ where: { documentId: noteId } });
    await takeBack(strapi, noteId);
    if (count > 0)
      await writeLine(strapi, trx, { leadId: lead.id, kind: 'note-deleted', note: noteId, actor });
  });
}

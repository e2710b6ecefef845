import type { Core } from '@strapi/strapi';
import { timelineLimits, type NoteView } from '../../../../contracts/lead-timeline';
import type { LeadEventKind } from '../../../../contracts/leads';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { changeOne, insertOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { invalid } from '../edit';
import { eventColumns } from '../events';
import { findLead, holdingLead } from '../lock';
import { everything, type Asker } from '../rights/reach';
import { insertAll, within, type Transaction } from '../row';
import { markChanged } from '../tally/marks';
import { tellAfterCommit } from '../told';
import { isBy, noteUid, noteView, type NoteRow } from './note-row';

type Line = { leadId: number; kind: LeadEventKind; note: string; actor: Actor };

/** Writes the line of a note, and tells that something of the lead changed. */
async function writeLine(strapi: Core.Strapi, trx: Transaction, line: Line): Promise<void> {
  const { leadId, kind, note, actor } = line;
  const event = { leadId, kind, at: clock.now(), actor, facts: { note } };
  await insertAll(strapi, trx, 'events', [eventColumns(event)]);
  await tellAfterCommit(strapi, [{ name: 'douyin.lead.changed', leadId, facts: { fields: ['note'] } }]);
}

/** Adds a note to a lead. Throws LEAD_NOT_FOUND. */
export async function addNote(
  strapi: Core.Strapi,
  id: number,
  text: string,
  { actor, reach }: Asker,
): Promise<NoteView> {
  const documentId = newId();
  const author = { authorKind: actor.kind, authorId: actor.id, authorName: actor.name };
  const leadId = await holdingLead(strapi, id, reach, async (lead, trx) => {
    await insertOne(strapi, noteUid, { documentId, leadId: lead.id, text, at: clock.now(), ...author });
    await writeLine(strapi, trx, { leadId: lead.id, kind: 'note-added', note: documentId, actor });
    await markChanged(strapi, trx, [lead.acquiredAt]);
    return lead.id;
  });
  return noteView(await noteOf(strapi, leadId, documentId), actor);
}

async function noteOf(strapi: Core.Strapi, leadId: number, documentId: string): Promise<NoteRow> {
  const note = (await strapi.db.query(noteUid).findOne({ where: { leadId, documentId } })) as NoteRow | null;
  if (!note) throw new PluginError('LEAD_NOT_FOUND', 'There is no such note', { note: documentId });
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

type NoteChange = { text?: string; pinned?: boolean };

/** Changes the text of one's own note, or pins any. Throws LEAD_NOT_FOUND, LEAD_FORBIDDEN, and LEAD_INVALID for a sixth pin. */
export async function editNote(
  strapi: Core.Strapi,
  { id, note: noteId }: { id: number; note: string },
  { text, pinned }: NoteChange,
  { actor, reach }: Asker,
): Promise<NoteView> {
  const lead = await findLead(strapi, id, reach);
  const note = await noteOf(strapi, lead.id, noteId);
  if (text !== undefined) refuseForeign(note, actor);
  if (pinned !== undefined && pinned !== (note.pinnedAt !== null)) await pin(strapi, note, pinned);
  if (text !== undefined && text !== note.text)
    await changeOne(strapi, noteUid, { documentId: noteId }, { text, editedAt: clock.now() });
  return noteView(await noteOf(strapi, lead.id, noteId), actor);
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
    if (count > 0)
      await writeLine(strapi, trx, { leadId: lead.id, kind: 'note-deleted', note: noteId, actor });
  });
}

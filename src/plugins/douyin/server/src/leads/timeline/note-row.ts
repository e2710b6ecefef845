import type { Core } from '@strapi/strapi';
import type { NoteView } from '../../../../contracts/lead-timeline';
import type { Actor } from '../../audit/service';

/** Uid of the notes' content type. */
export const noteUid = 'plugin::douyin.lead-note';

/** A note as it is stored. */
export type NoteRow = {
  documentId: string;
  leadId: number;
  text: string;
  at: Date;
  authorKind: Actor['kind'];
  authorId: string | null;
  authorName: string | null;
  editedAt: Date | null;
  pinnedAt: Date | null;
};

const written = (date: Date | null): string | null => date && new Date(date).toISOString();

/** Whether somebody wrote a note. */
export const isBy = ({ authorKind, authorId }: NoteRow, { kind, id }: Actor): boolean =>
  authorKind === kind && (authorId ?? null) === (id ?? null);

/** A note as it is shown to somebody. */
export const noteView = (note: NoteRow, actor: Actor): NoteView => ({
  id: note.documentId,
  text: note.text,
  at: new Date(note.at).toISOString(),
  author: note.authorName,
  isOwn: isBy(note, actor),
  editedAt: written(note.editedAt),
  pinned: note.pinnedAt !== null,
});

/** The notes pinned to a lead, the last pinned first. */
export const pinnedNotes = (strapi: Core.Strapi, leadId: number): Promise<NoteRow[]> =>
  strapi.db.query(noteUid).findMany({
    where: { leadId, pinnedAt: { $notNull: true } },
    orderBy: [{ pinnedAt: 'desc' }, { id: 'desc' }],
  }) as Promise<NoteRow[]>;

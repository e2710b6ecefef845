import type { Core } from '@strapi/strapi';
import type { Colleague, Mention, NoteView } from '../../../../contracts/lead-timeline';
import type { Actor } from '../../audit/service';
import { staffOf } from '../teams/staff';

/** Uid of the notes' content type. */
export const noteUid = 'plugin::douyin.lead-note';

/** A note as it is stored. */
export type NoteRow = {
  documentId: string;
  leadId: number;
  text: string;
  /** Null in notes from before anybody could be named. */
  mentions: Colleague[] | null;
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

const viewOf = (note: NoteRow, actor: Actor, mentions: Mention[]): NoteView => ({
  id: note.documentId,
  text: note.text,
  at: new Date(note.at).toISOString(),
  author: note.authorName,
  isOwn: isBy(note, actor),
  editedAt: written(note.editedAt),
  pinned: note.pinnedAt !== null,
  mentions,
});

/** Notes as they are shown to somebody, in their order. */
export async function noteViews(strapi: Core.Strapi, notes: NoteRow[], actor: Actor): Promise<NoteView[]> {
  const ids = notes.flatMap(({ mentions }) => (mentions ?? []).map(({ id }) => id));
  const staff = ids.length > 0 ? await staffOf(strapi, ids) : new Map<number, unknown>();
  return notes.map((note) =>
    viewOf(
      note,
      actor,
      (note.mentions ?? []).map((named) => ({ ...named, isThere: staff.has(named.id) })),
    ),
  );
}

/** The notes pinned to a lead, the last pinned first. */
export const pinnedNotes = (strapi: Core.Strapi, leadId: number): Promise<NoteRow[]> =>
  strapi.db.query(noteUid).findMany({
    where: { leadId, pinnedAt: { $notNull: true } },
    orderBy: [{ pinnedAt: 'desc' }, { id: 'desc' }],
  }) as Promise<NoteRow[]>;

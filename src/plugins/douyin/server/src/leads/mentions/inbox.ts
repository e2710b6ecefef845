import type { Core } from '@strapi/strapi';
import type { InboxEntry } from '../../../../contracts/inbox';
import type { InboxRow } from '../../inbox/service';
import { narrowToReach, type Reach } from '../rights/reach';
import { tables } from '../row';
import { noteUid, type NoteRow } from '../timeline/note-row';

const excerptLength = 120;

type Told = NonNullable<InboxEntry['lead']>;

/** Leads within reach by the ids they were told of; one that became part of another is that one. */
async function leadsOf(strapi: Core.Strapi, ids: number[], reach: Reach): Promise<Map<number, Told>> {
  const query = strapi.db
    .getConnection(`${tables.leads} as l`)
    .join(`${tables.leads} as a`, (on) => {
      on.on('l.id', '=', strapi.db.connection.raw('coalesce(??, ??)', ['a.merged_into_id', 'a.id']));
    })
    .whereIn('a.id', ids);
  narrowToReach(strapi, query, reach);
  const rows = (await query.select({ asked: 'a.id', id: 'l.id', nickname: 'l.nickname' })) as {
    asked: number;
    id: number;
    nickname: string | null;
  }[];
  return new Map(rows.map(({ asked, id, nickname }) => [asked, { id, nickname: nickname ?? '' }]));
}

async function notesOf(strapi: Core.Strapi, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const where = { documentId: { $in: ids } };
  const rows = (await strapi.db.query(noteUid).findMany({ where })) as NoteRow[];
  return new Map(rows.map(({ documentId, text }) => [documentId, text.slice(0, excerptLength)]));
}

/** Entries as they are shown to whoever reaches so far: nothing is told of leads beyond. */
export async function inboxViews(strapi: Core.Strapi, rows: InboxRow[], reach: Reach): Promise<InboxEntry[]> {
  const leads = await leadsOf(
    strapi,
    rows.flatMap(({ leadId }) => leadId ?? []),
    reach,
  );
  const notes = await notesOf(
    strapi,
    rows.flatMap(({ ref }) => ref ?? []),
  );
  return rows.map(({ documentId, kind, at, readAt, actorName, leadId, ref }) => {
    const lead = leads.get(leadId ?? 0) ?? null;
    return {
      id: documentId,
      kind,
      at: new Date(at).toISOString(),
      isRead: readAt !== null,
      actorName,
      lead,
      excerpt: (lead && notes.get(ref ?? '')) ?? null,
    };
  });
}

import type { Core } from '@strapi/strapi';
import { readJson } from '../../shared/database';
import type { EventView, NoteView, SourceView } from '../../../../contracts/lead-timeline';
import type { LeadEventKind, LeadSourceKind } from '../../../../contracts/leads';
import type { Actor } from '../../audit/service';
import { findLead } from '../lock';
import type { Asker, Reach } from '../rights/reach';
import { tables } from '../row';
import { snapshotTable } from '../snapshots/row';
import { readPlatformTags } from '../tags/platform';
import { noteUid, noteViews, pinnedNotes, type NoteRow } from './note-row';

type EventRow = {
  id: number;
  document_id: string;
  kind: LeadEventKind;
  at: Date | number;
  actor_kind: Actor['kind'];
  actor_name: string | null;
  facts: string | Record<string, unknown> | null;
};

type Wanted = { size: number; cursor?: string };

const factsOf = ({ facts }: EventRow): Record<string, unknown> =>
  readJson<Record<string, unknown> | null>(facts) ?? {};

/** Rows of a lead's timeline before a place, the newest first; one more than wanted tells whether there are more. */
async function readEvents(
  strapi: Core.Strapi,
  leadId: number,
  { size, cursor }: Wanted,
): Promise<EventRow[]> {
  const events = strapi.db.getConnection(tables.events).where({ lead_id: leadId });
  if (cursor) {
    const [at = 0, id = 0] = cursor.split('-').map(Number);
    const moment = new Date(at);
    events
      .where('at', '<=', moment)
      .where((before) => void before.where('at', '<', moment).orWhere('id', '<', id));
  }
  const newest = [
    { column: 'at', order: 'desc' },
    { column: 'id', order: 'desc' },
  ];
  return (await events.orderBy(newest).limit(size + 1)) as EventRow[];
}

async function notesOf(
  strapi: Core.Strapi,
  events: EventRow[],
  actor: Actor,
): Promise<Map<string, NoteView>> {
  const ids = events.flatMap((event) => (event.kind === 'note-added' ? [String(factsOf(event).note)] : []));
  if (ids.length === 0) return new Map();
  const notes = (await strapi.db
    .query(noteUid)
    .findMany({ where: { documentId: { $in: ids } } })) as NoteRow[];
  return new Map((await noteViews(strapi, notes, actor)).map((note) => [note.id, note]));
}

function eventView(event: EventRow, notes: Map<string, NoteView>): EventView {
  const facts = factsOf(event);
  return {
    id: event.document_id,
    kind: event.kind,
    at: new Date(event.at).toISOString(),
    actorKind: event.actor_kind,
    actorName: event.actor_name,
    facts,
    note: notes.get(String(facts.note)) ?? null,
  };
}

/** A page of a lead's timeline; the first one with the pinned notes. */
export type TimelinePage = { rows: EventView[]; pinned: NoteView[]; nextCursor: string | null };

/** A page of a lead's timeline, the newest first. Throws LEAD_NOT_FOUND. */
export async function readTimeline(
  strapi: Core.Strapi,
  id: number,
  wanted: Wanted,
  { actor, reach }: Asker,
): Promise<TimelinePage> {
  const lead = await findLead(strapi, id, reach);
  const events = await readEvents(strapi, lead.id, wanted);
  const shown = events.slice(0, wanted.size);
  const last = shown.at(-1);
  const notes = await notesOf(strapi, shown, actor);
  const pinned = wanted.cursor ? [] : await pinnedNotes(strapi, lead.id);
  return {
    rows: shown.map((event) => eventView(event, notes)),
    pinned: await noteViews(strapi, pinned, actor),
    nextCursor: last && events.length > wanted.size ? `${+new Date(last.at)}-${last.id}` : null,
  };
}

type SourceRow = {
  app: string;
  appName: string | null;
  account: string;
  nickname: string | null;
  kind: LeadSourceKind;
  item: string | null;
  firstTouchAt: Date | number;
  lastTouchAt: Date | number;
  goneAt: Date | number | null;
  platformTags: string | null;
  snapshotAt: Date | number | null;
};

const iso = (moment: Date | number): string => new Date(moment).toISOString();

/** Who reaches leads through own accounts only learns nothing of other people's. */
const accountsOnly = (reach: Reach): string[] | null =>
  reach.kind === 'some' && reach.owners.length === 0 && reach.teams.length === 0 ? reach.accounts : null;

/** The ways a lead was found, the first one first. Throws LEAD_NOT_FOUND. */
export async function readSources(strapi: Core.Strapi, id: number, reach: Reach): Promise<SourceView[]> {
  const lead = await findLead(strapi, id, reach);
  const sources = strapi.db.getConnection(`${tables.sources} as s`).where('s.lead_id', lead.id);
  const own = accountsOnly(reach);
  if (own) sources.whereIn('s.account_id', own);
  sources
    .leftJoin('douyin_apps as p', 'p.document_id', 's.app_id')
    .leftJoin('douyin_accounts as a', 'a.document_id', 's.account_id')
    .leftJoin(`${snapshotTable} as r`, 'r.source_id', 's.document_id')
    .orderBy(['s.first_touch_at', 's.id'])
    .limit(500);
  const rows = (await sources.select({
    app: 's.app_id',
    appName: 'p.name',
    account: 's.account_id',
    nickname: 'a.nickname',
    kind: 's.kind',
    item: 's.item',
    firstTouchAt: 's.first_touch_at',
    lastTouchAt: 's.last_touch_at',
    goneAt: 's.gone_at',
    platformTags: 's.platform_tags',
    snapshotAt: 'r.kept_at',
  })) as SourceRow[];
  return rows.map((row) => ({
    app: { id: row.app, name: row.appName },
    account: { id: row.account, nickname: row.nickname },
    kind: row.kind,
    item: row.item ?? '',
    firstTouchAt: iso(row.firstTouchAt),
    lastTouchAt: iso(row.lastTouchAt),
    goneAt: row.goneAt === null ? null : iso(row.goneAt),
    platformTags: readPlatformTags(row.platformTags),
    snapshotAt: row.snapshotAt === null ? null : iso(row.snapshotAt),
  }));
}

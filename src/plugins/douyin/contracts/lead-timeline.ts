import { z } from 'zod';
import { actorKinds } from './audit';
import { contract, moment } from './contract';
import { platformTag } from './lead-tags';
import { adminId } from './lead-teams';
import { leadEventKinds, leadParams, leadSourceKinds, staffLimits, text, whole } from './leads';

/** Most lines of a page, and most notes pinned to a lead. */
export const timelineLimits = { size: 100, pinned: 5 } as const;

/** Most people named in one note. */
export const mentionLimit = 20;

/** Somebody of the staff. */
export const colleague = z.object({ id: adminId, name: z.string() });
export type Colleague = z.infer<typeof colleague>;

/** Somebody who is named in a note as `@name`, with the name it was written with. */
export const mention = colleague.extend({
  /** False: that administrator was deleted since. */
  isThere: z.boolean(),
});
export type Mention = z.infer<typeof mention>;

/** A note of the staff; `isOwn`: whoever asks wrote it, and may change it. */
export const noteView = z.object({
  id: z.string(),
  text: z.string(),
  at: moment,
  author: z.string().nullable(),
  isOwn: z.boolean(),
  editedAt: moment.nullable(),
  pinned: z.boolean(),
  mentions: z.array(mention),
});
export type NoteView = z.infer<typeof noteView>;

/** One line of a lead's timeline. */
export const eventView = z.object({
  id: z.string(),
  kind: z.enum(leadEventKinds),
  at: moment,
  actorKind: z.enum(actorKinds),
  actorName: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  /** Of a line `note-added`: the note as it is now; null once it was deleted. */
  note: noteView.nullable(),
});
export type EventView = z.infer<typeof eventView>;

/** One way a lead was found. */
export const sourceView = z.object({
  app: z.object({ id: z.string(), name: z.string().nullable() }),
  account: z.object({ id: z.string(), nickname: z.string().nullable() }),
  kind: z.enum(leadSourceKinds),
  /** The video, form or live room; empty where there is none. */
  item: z.string(),
  firstTouchAt: moment,
  lastTouchAt: moment,
  /** When the person was found missing; null while listed. */
  goneAt: moment.nullable(),
  /** Tags that the platform's account gave the person. */
  platformTags: z.array(platformTag),
  /** When it was kept what the platform said last; null: it is not kept. */
  snapshotAt: moment.nullable(),
});
export type SourceView = z.infer<typeof sourceView>;

const noteParams = leadParams.extend({ note: z.string().regex(/^[0-9a-z]{1,64}$/) });
const noteText = text(staffLimits.notes).min(1);

/** Ids of administrators who are named in the text and told of it; all of them must be able to read the lead. */
const mentions = z
  .array(adminId)
  .max(mentionLimit)
  .transform((ids) => [...new Set(ids)]);

/** Routes of what happened with a lead, below `/leads/:id`. */
export const timelineContracts = {
  /** The newest first; `nextCursor` asks for the lines before, null at the end. `pinned` comes with the first page. */
  events: contract({
    method: 'GET',
    path: '/leads/:id/events',
    params: leadParams,
    query: z.object({
      size: whole(timelineLimits.size).default(20),
      cursor: z
        .string()
        .regex(/^\d{1,15}-\d{1,10}$/, 'must be the nextCursor of the page before')
        .optional(),
    }),
    answer: z.object({
      rows: z.array(eventView),
      pinned: z.array(noteView),
      nextCursor: z.string().nullable(),
    }),
  }),
  sources: contract({
    method: 'GET',
    path: '/leads/:id/sources',
    params: leadParams,
    answer: z.object({ rows: z.array(sourceView) }),
  }),
  addNote: contract({
    once: true,
    method: 'POST',
    path: '/leads/:id/notes',
    params: leadParams,
    body: z.strictObject({ text: noteText, mentions: mentions.default([]) }),
    answer: noteView,
  }),
  /** The text of one's own note with those it names, or whether a note is pinned: five at most. */
  editNote: contract({
    method: 'PATCH',
    path: '/leads/:id/notes/:note',
    params: noteParams,
    body: z.strictObject({
      text: noteText.optional(),
      /** Left out, those the note named before stay. */
      mentions: mentions.optional(),
      pinned: z.boolean().optional(),
    }),
    answer: noteView,
  }),
  /** Deletes one's own note. */
  removeNote: contract({
    method: 'DELETE',
    path: '/leads/:id/notes/:note',
    params: noteParams,
    answer: z.object({ id: z.string() }),
  }),
};

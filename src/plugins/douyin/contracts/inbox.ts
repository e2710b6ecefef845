import { z } from 'zod';
import { contract, moment } from './contract';

/** Of what an administrator is told in person; whoever tells of something new adds its kind here. */
export const inboxKinds = ['lead-mentioned'] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** Most entries of a page, and days after which entries are forgotten. */
export const inboxLimits = { size: 50, keptDays: 90 } as const;

/** One thing an administrator was told in person. */
export const inboxEntry = z.object({
  id: z.string(),
  kind: z.enum(inboxKinds),
  at: moment,
  isRead: z.boolean(),
  /** Who did it; null: the plugin itself. */
  actorName: z.string().nullable(),
  /** The lead it is about; null: it is about none, or that one is out of reach, or was erased. */
  lead: z.object({ id: z.number().int(), nickname: z.string() }).nullable(),
  /** The beginning of the note it is about; null where there is none, or none any more. */
  excerpt: z.string().nullable(),
});
export type InboxEntry = z.infer<typeof inboxEntry>;

const entryId = z.string().regex(/^[0-9a-z]{1,64}$/);
const unread = z.object({ unread: z.number().int() });

/** Routes of what an administrator was told in person; everybody sees their own only. */
export const inboxContracts = {
  /** The newest first; `nextCursor` asks for those before, null at the end. */
  list: contract({
    method: 'GET',
    path: '/inbox',
    query: z.object({
      size: z.coerce.number().int().min(1).max(inboxLimits.size).default(20),
      cursor: z
        .string()
        .regex(/^\d{1,10}$/, 'must be the nextCursor of the page before')
        .optional(),
    }),
    answer: unread.extend({ rows: z.array(inboxEntry), nextCursor: z.string().nullable() }),
  }),
  unread: contract({ method: 'GET', path: '/inbox/unread', answer: unread }),
  /** Marks entries as read, or as unread again; without `ids` all of them. */
  mark: contract({
    method: 'POST',
    path: '/inbox/mark',
    body: z.object({
      ids: z.array(entryId).max(inboxLimits.size).optional(),
      isRead: z.boolean().default(true),
    }),
    answer: unread,
  }),
};

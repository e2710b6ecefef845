import { z } from 'zod';

/** How a person is found: the list of fans, the log of interactions, comments, the enterprise's users, clues of adverts, messages, files, by hand. */
export const leadSourceKinds = [
  'fans',
  'interaction',
  'comment',
  'enterprise',
  'clue',
  'message',
  'import',
  'manual',
] as const;
export type LeadSourceKind = (typeof leadSourceKinds)[number];

/** The name of a lead's stage, e.g. `NEW`: capitals, digits and underscores. */
export const stageName = z.string().regex(/^[A-Z][A-Z0-9_]{0,31}$/);

/** Most characters of a keyword, after NFKC. */
export const keywordLimit = 64;

/** Most characters of notes, most tags of a lead, and most characters of a tag. */
export const staffLimits = { notes: 10_000, tags: 20, tag: 64, team: 64 } as const;

/** The id of a row as the query writes it. */
export const rowId = z.string().regex(/^[\w-]{1,64}$/, 'must be the id of a row');

/** A text that every database stores. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !value.includes('\0'), 'must hold no NUL');

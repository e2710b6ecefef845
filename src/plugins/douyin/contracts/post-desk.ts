import { z } from 'zod';
import { moment } from './contract';

/** What may go wrong with a way although it can be gone: nobody would hear of it, or see its review, or find it again. */
export const wayDoubts = ['webhook-off', 'no-review', 'no-list'] as const;
export type WayDoubt = (typeof wayDoubts)[number];

/** How an account stands with one way to the platform. */
const wayView = z.object({
  /** Code of the error that stands in the way; null: nothing does. */
  lack: z.enum(['POST_OFF', 'AUTH_GRANT_LOST', 'AUTH_SCOPE_MISSING']).nullable(),
  doubts: z.array(z.enum(wayDoubts)),
});
export type WayView = z.infer<typeof wayView>;

/** An account that posts can be made for. */
export const postAccount = z.object({
  id: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  appId: z.string(),
  appName: z.string(),
  ways: z.object({ create: wayView, handoff: wayView }),
});
export type PostAccount = z.infer<typeof postAccount>;

/** What the platform takes; a limit that is not sure is warned of. */
export const postLimits = z.object({
  /** From where on some screens of the platform cut a title. */
  titleSigns: z.number(),
  textSigns: z.number(),
  images: z.number(),
  imageBytes: z.number(),
  /** This one is sure: more is refused. */
  videoBytes: z.number(),
  videoTypes: z.array(z.string()),
});
export type PostLimits = z.infer<typeof postLimits>;

/** All that is needed to write a post. */
export const postDesk = z.object({
  accounts: z.array(postAccount),
  /** Connected 115 drives. */
  drives: z.array(z.object({ id: z.string(), name: z.string() })),
  limits: postLimits,
  /** Whether somebody approves each publication before it goes out. */
  approval: z.boolean(),
  /** Minutes a link for the phone lives, at most. */
  linkMinutes: z.number(),
});
export type PostDesk = z.infer<typeof postDesk>;

/** A work of the account that a doubtful post may have become. */
export const postCandidate = z.object({
  itemId: z.string(),
  title: z.string(),
  kind: z.enum(['video', 'images']).nullable(),
  at: moment.nullable(),
  /** It is another post of this site already. */
  isTaken: z.boolean(),
});
export type PostCandidate = z.infer<typeof postCandidate>;

/** The link for the phone as a QR code. */
export const postQr = z.object({
  /** Address of the picture. */
  image: z.string(),
  link: z.string(),
  endsAt: moment,
});
export type PostQr = z.infer<typeof postQr>;

import type { FilePart } from '../multipart';

/** A part of a video that came in. */
export type Part = Pick<FilePart, 'bytes' | 'sha256'>;

/** A video on its way in by parts. */
export type Upload = {
  uploadId: string;
  /** Whose it is: a person in an app. */
  openId: string;
  endsMs: number;
  parts: Map<number, Part>;
};

/** A video or a picture that is there and waits to be shown in a work. */
export type Medium = {
  id: string;
  kind: 'video' | 'image';
  openId: string;
  /** What arrived: one piece, or the parts in their order. */
  pieces: Part[];
  /** Once it stands in a work it cannot stand in another. */
  isUsed: boolean;
};

/** How a review ends: shown, found unsuitable, or the work is no longer there. */
export type Verdict = 'published' | 'rejected' | 'vanished';

/** The review of a work, and what it comes to at its end. */
export type Review = { endsMs: number; verdict: Verdict; isPrivate: boolean };

/** A ticket that signs share links. */
export type ShareTicket = { clientKey: string; endsMs: number };

/** What a link asks a phone to publish. */
export type ShareLink = {
  id: string;
  clientKey: string;
  /** The share_id to tell the app with, or empty. */
  shareId: string;
  title: string;
  hashtags: string[];
  media: string[];
  isVideo: boolean;
  endsMs: number;
  publishedItemId?: string;
};

/** All the simulator knows about publishing. */
export type Publishing = {
  uploads: Map<string, Upload>;
  media: Map<string, Medium>;
  /** By item_id; a work without one was never reviewed. */
  reviews: Map<string, Review>;
  /** What the next works of a person come to, in their order. */
  verdicts: Map<string, Verdict[]>;
  /** Moments at which apps posted for a person. */
  posts: Map<string, number[]>;
  /** People who may not post. */
  banned: Set<string>;
  tickets: Map<string, ShareTicket>;
  /** The app behind each share_id, and whether it wants to be told. */
  shareIds: Map<string, { clientKey: string; isToldOf: boolean }>;
  links: Map<string, ShareLink>;
};

/** Nothing published, nothing on its way. */
export const newPublishing = (): Publishing => ({
  uploads: new Map(),
  media: new Map(),
  reviews: new Map(),
  verdicts: new Map(),
  posts: new Map(),
  banned: new Set(),
  tickets: new Map(),
  shareIds: new Map(),
  links: new Map(),
});

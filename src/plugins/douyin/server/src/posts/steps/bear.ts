import type { Core } from '@strapi/strapi';
import { mayRetry, retryMoment } from '../../shared/backoff';
import { clock } from '../../shared/clock';
import { PluginError, type ErrorCode } from '../../shared/errors';
import { redact } from '../../shared/log';
import type { Hand } from '../hand';
import { endWith } from '../end';
import { untouched, type PostChange, type PostError, type PostRow } from '../row';
import { nextQuotaDay } from './waits';

const mostTries = 10;
const mostRestarts = 2;
const backOff = { baseSeconds: 5, capSeconds: 1800 };

/** What of an error is kept with a post. */
export function errorOf(error: unknown, retryAt: Date | null = null): PostError {
  const isOurs = error instanceof PluginError;
  const code: ErrorCode = isOurs ? error.code : 'INTERNAL';
  const message = isOurs ? redact(error.message).slice(0, 500) : 'Something broke on this side: see the log';
  return { code, message, retryAt: retryAt?.toISOString() ?? null };
}

const isOne = (error: unknown, code: ErrorCode): boolean =>
  error instanceof PluginError && error.code === code;

const invalidVideo = 2190007;
/** The video itself is refused, too large or too long: sending it again helps nobody. */
const refusedVideo = [2190005, 2190006];

/** When to try again after so many failures. */
const pauseAfter = (attempts: number): Date =>
  retryMoment(backOff, { attempts, now: clock.now(), chance: Math.random() });

/**
 * What to forget so that the next try begins anew: an upload the platform does not know any more, or the ids of what it kept
 * for a while only. Null: nothing of that kind is the cause, or it was begun anew often enough.
 */
export function forgotten(post: PostRow, error: unknown): PostChange | null {
  // Tries begin at 0 with each part that arrives: they alone would let a file be sent for ever.
  const restarts = (post.restarts ?? 0) + 1;
  if (!isOne(error, 'API_PARAMETER') || restarts > mostRestarts) return null;
  const { number } = (error as PluginError).details;
  if (refusedVideo.includes(Number(number))) return null;
  if (post.upload) return { restarts, upload: null, doneBytes: 0 };
  const isIdRefused = number === invalidVideo;
  const isOursToSend = (post.media ?? []).every(({ from }) => from !== 'uploaded');
  return isIdRefused && isOursToSend ? { restarts, mediaIds: null, coverId: null } : null;
}

/** Whether the same step may succeed later. A refused token too: a grant that is gone has a code of its own. */
const mayPass = (error: unknown): boolean => mayRetry(error) || isOne(error, 'AUTH_TOKEN_INVALID');

/** When the step may be tried again; null: never by itself. */
export function againAt(post: PostRow, error: unknown): Date | null {
  const now = clock.now();
  if (isOne(error, 'API_QUOTA')) return nextQuotaDay(now, Math.random());
  if (!mayPass(error) || post.tries + 1 >= mostTries) return null;
  const waited = pauseAfter(post.tries + 1);
  const asked = error instanceof PluginError ? Number(error.details.retryAfterSeconds ?? 0) : 0;
  return new Date(Math.max(waited.getTime(), now.getTime() + asked * 1000));
}

/**
 * Notes that a step failed of which it is sure that nothing was published by it: it is tried again where that may help, after the
 * day's quota with the next day, and otherwise the post has failed.
 */
export async function bear(strapi: Core.Strapi, hand: Hand, error: unknown): Promise<void> {
  const { post } = hand;
  if (!(error instanceof PluginError)) strapi.log.error(`Douyin: post ${post.documentId}: ${String(error)}`);
  const forget = forgotten(post, error);
  const at = forget ? pauseAfter(Number(forget.restarts)) : againAt(post, error);
  const kept = errorOf(error, at);
  if (!at) return endWith(strapi, hand, 'failed', { error: kept });
  // A quota is nobody's failure: it uses up no try.
  const tries = isOne(error, 'API_QUOTA') ? post.tries : post.tries + 1;
  const change = { ...forget, stage: 'queued', dueAt: at, tries, error: kept, sentAt: untouched.sentAt };
  await hand.write(change, { what: 'queued', details: { code: kept.code, retryAt: at.toISOString() } });
}

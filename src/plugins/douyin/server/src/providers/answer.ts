import { z } from 'zod';
import { PluginError, type ErrorCode } from '../shared/errors';
import { retryAfterSeconds, type HttpAnswer } from '../shared/request';

/** Digits that may arrive as a number or as text. */
export const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().nonnegative());

const decimal = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);

/** A number of the platform's statistics, written as one or as text; null where it is missing. */
export const optionalNumber = z
  .union([decimal, z.literal('')])
  .nullish()
  .transform((value) => (typeof value === 'number' ? value : null));

/** Yes or no, also as 1 and 0; null where it is missing. */
export const optionalFlag = z
  .union([z.boolean(), z.literal([0, 1])])
  .nullish()
  .transform((value) => (typeof value === 'number' ? value === 1 : (value ?? null)));

/** A moment in Unix seconds; null where it is missing or 0. */
export const optionalMoment = z
  .union([count, z.literal('')])
  .nullish()
  .transform((seconds) => (seconds ? new Date(seconds * 1000) : null));

/** An id, as text whatever it was written as; a number beyond 2^53 would have been read as another. */
export const idText = z.union([
  z.number().int().refine(Number.isSafeInteger).transform(String),
  z.string().min(1),
]);

/** A list; empty where it is missing. */
export const optionalList = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** A text that must be there. */
export const text = z.string().min(1);

/** A text that may be missing; null then, and when it is empty. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => value || null);

/** A token: 1 to 4096 visible ASCII characters, so that it can stand in any header. */
export const tokenText = z.string().regex(/^[\x21-\x7e]{1,4096}$/);

const longestSeconds = 3_200_000_000;

/** A span in seconds. What cannot be one is as good as not said: null, for a token is worth more than its span. */
export const optionalSeconds = z
  .unknown()
  .optional()
  .transform((value) => {
    const seconds = typeof value === 'string' && value !== '' ? Number(value) : value;
    const isSpan = typeof seconds === 'number' && seconds >= 0 && seconds <= longestSeconds;
    return isSpan ? Math.floor(seconds) : null;
  });

/** An object of JSON. */
export type Fields = Record<string, unknown>;

/** An object's fields; none for everything else, a list included. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** The error of an answer that says nothing we know; `what` completes "The platform's answer …". */
export const unreadable = (what: string, { status }: Pick<HttpAnswer, 'status'>): PluginError =>
  new PluginError('API_UNREADABLE', `The platform's answer ${what} (HTTP ${status})`, { status });

/** The body as an object with fields. Throws API_UNREADABLE for anything else. */
export function parseBody(answer: HttpAnswer): Fields {
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    throw unreadable('is not JSON', answer);
  }
  if (Object.keys(fields(body)).length === 0) throw unreadable('is not an object with fields', answer);
  return fields(body);
}

/** Throws for a status that says more than any body: API_THROTTLED for 429, API_UNREADABLE for a server's error. */
export function refuseStatus(answer: HttpAnswer): void {
  if (answer.status === 429) {
    const seconds = retryAfterSeconds(answer);
    const details = { status: 429, ...(seconds === null ? {} : { retryAfterSeconds: seconds }) };
    throw new PluginError('API_THROTTLED', 'The platform was asked too often (HTTP 429)', details);
  }
  if (answer.status >= 500) throw unreadable('is a server error', answer);
}

/** A part of an answer in the shape it must have. Throws API_UNREADABLE; the sentence names fields and never a value. */
export function shaped<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  place: string,
  answer: HttpAnswer,
): z.infer<Shape> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const places = read.error.issues.map(({ path }) => [place, ...path].join('.'));
  throw unreadable(`lacks ${places.join(', ')}`, answer);
}

/** What a platform said when it refused; the texts are redacted already. */
export type Refusal = { number: number; text: string; logId: string };

/** The error of a refusal. */
export const refused = (code: ErrorCode, refusal: Refusal): PluginError =>
  new PluginError(
    code,
    `The platform refused with ${refusal.number}: ${refusal.text || 'no reason given'}`,
    refusal,
  );

/** The platform's clock when it answered, from the Date header; null when it sent none that can be read. */
export function readPlatformTime(answer: HttpAnswer): Date | null {
  const time = new Date(answer.headers.date ?? '');
  return Number.isNaN(time.getTime()) ? null : time;
}

const dayMs = 86_400_000;

/** When tokens were obtained: by the platform's clock, or by ours when it tells none or is more than a day off. */
export function obtainedAt(answer: HttpAnswer, now: Date): Date {
  const time = readPlatformTime(answer);
  return time && Math.abs(time.getTime() - now.getTime()) <= dayMs ? time : now;
}

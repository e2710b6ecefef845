import { z } from 'zod';
import { PluginError } from '../../shared/errors';
import { vendorLogId, vendorText } from '../../shared/log';
import type { HttpAnswer } from '../../shared/request';
import type { Profile, TokenSet } from '../provider';
import type { Operation } from './endpoints';
import { codeOf } from './errors';

/** Numbers arrive as numbers or as digits, depending on the endpoint. */
const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().nonnegative());
const text = z.string().min(1);
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value || null);

type Fields = Record<string, unknown>;

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const unreadable = (what: string, status: number, cause?: unknown) =>
  new PluginError('API_UNREADABLE', `The platform's answer ${what} (HTTP ${status})`, { status }, { cause });

function parse(answer: HttpAnswer): Fields {
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    throw unreadable('is not JSON', answer.status);
  }
  if (Object.keys(fields(body)).length === 0) throw unreadable('is not an object with fields', answer.status);
  return fields(body);
}

const isSuccess = (number: unknown) =>
  number === undefined || number === null || number === '' || Number(number) === 0;

/** The places where the platform's envelopes keep their number, the most telling first. */
function errorNumber(body: Fields): number | null {
  const places = [fields(body.extra).error_code, body.err_no, fields(body.data).error_code, body.error_code];
  const found = places.find((number) => !isSuccess(number));
  if (found === undefined) return body.message === 'error' ? -1 : null;
  return Number.isSafeInteger(Number(found)) ? Number(found) : -1;
}

function errorText(body: Fields): string {
  const extra = fields(body.extra);
  const data = fields(body.data);
  const texts = [
    extra.sub_description,
    extra.description,
    data.description,
    body.err_msg,
    body.err_tips,
    body.message,
  ];
  return vendorText(texts.find((value) => typeof value === 'string' && value !== '' && value !== 'error'));
}

function logId(body: Fields): string {
  const extra = fields(body.extra);
  return vendorLogId([extra.logid, extra.log_id, body.log_id, fields(body.data).log_id].find(Boolean));
}

function rejection(body: Fields, number: number, operation: Operation): PluginError {
  const said = errorText(body);
  return new PluginError(
    codeOf(number, operation),
    `The platform refused with ${number}: ${said || 'no reason given'}`,
    {
      number,
      text: said,
      logId: logId(body),
    },
  );
}

/**
 * The body of a successful answer. Errors ride on HTTP 200 in five envelopes, so the status alone proves nothing: a
 * number other than 0 anywhere is a failure. Throws the code of the number, or API_UNREADABLE.
 */
export function readAnswer(answer: HttpAnswer, operation: Operation): Fields {
  if (answer.status >= 500) throw unreadable('is a server error', answer.status);
  const body = parse(answer);
  const number = errorNumber(body);
  if (number !== null) throw rejection(body, number, operation);
  if (answer.status !== 200) throw unreadable('has an unexpected status', answer.status);
  return body;
}

function shaped<Shape extends z.ZodType>(shape: Shape, body: Fields, status: number): z.infer<Shape> {
  const read = shape.safeParse(body.data);
  // The issues name fields only; the values may be tokens.
  if (!read.success)
    throw unreadable(
      `lacks ${read.error.issues.map(({ path }) => ['data', ...path].join('.')).join(', ')}`,
      status,
    );
  return read.data;
}

/** The platform's clock when it answered, from the Date header; null when it sent none that can be read. */
export function readPlatformTime(answer: HttpAnswer): Date | null {
  const time = new Date(answer.headers.date ?? '');
  return Number.isNaN(time.getTime()) ? null : time;
}

const tokenShape = z.object({
  access_token: text,
  expires_in: count,
  refresh_token: optionalText,
  refresh_expires_in: z
    .union([count, z.literal('')])
    .nullish()
    .transform((seconds) => (seconds === '' ? null : (seconds ?? null))),
  open_id: text,
  scope: z.string().nullish(),
});

const scopeList = (scope: string | null | undefined): string[] =>
  (scope ?? '').split(/[,\s]+/).filter((part) => part !== '');

/** Reads the answer of /oauth/access_token/. `now` stands in for a missing Date header. */
export function readTokenSet(answer: HttpAnswer, now: Date): TokenSet {
  const data = shaped(tokenShape, readAnswer(answer, 'accessToken'), answer.status);
  return {
    accessToken: data.access_token,
    accessTtlSeconds: data.expires_in,
    refreshToken: data.refresh_token,
    refreshTtlSeconds: data.refresh_expires_in,
    openId: data.open_id,
    scopes: scopeList(data.scope),
    obtainedAt: readPlatformTime(answer) ?? now,
  };
}

const profileShape = z.object({
  open_id: text,
  union_id: optionalText,
  nickname: z.string().nullish(),
  avatar: optionalText,
});

/** Reads the answer of /oauth/userinfo/. */
export function readProfile(answer: HttpAnswer): Profile {
  const data = shaped(profileShape, readAnswer(answer, 'api'), answer.status);
  return {
    openId: data.open_id,
    unionId: data.union_id,
    nickname: data.nickname ?? '',
    avatarUrl: data.avatar,
  };
}

const clientTokenShape = z.object({ access_token: text, expires_in: count });

/** Makes sure that /oauth/stable_client_token/ gave a token; the token itself is not kept. */
export function readCredentialsProof(answer: HttpAnswer): void {
  shaped(clientTokenShape, readAnswer(answer, 'clientToken'), answer.status);
}

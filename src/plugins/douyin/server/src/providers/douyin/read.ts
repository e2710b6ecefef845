import { z } from 'zod';
import type { PluginError } from '../../shared/errors';
import { vendorLogId, vendorText } from '../../shared/log';
import type { HttpAnswer } from '../../shared/request';
import {
  fields,
  obtainedAt,
  optionalSeconds,
  optionalText,
  parseBody,
  refused,
  refuseStatus,
  shaped,
  text,
  tokenText,
  unreadable,
  type Fields,
} from '../answer';
import type { AppToken, Profile, RenewedToken, TokenSet } from '../provider';
import type { Operation } from './endpoints';
import { codeOf } from './errors';
import { decryptPhone } from './phone';

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

const rejection = (body: Fields, number: number, operation: Operation): PluginError =>
  refused(codeOf(number, operation), { number, text: errorText(body), logId: logId(body) });

/**
 * The body of a successful answer. Errors ride on HTTP 200 in five envelopes, so the status alone proves nothing: a
 * number other than 0 anywhere is a failure. Throws the code of the number, or API_UNREADABLE.
 */
export function readAnswer(answer: HttpAnswer, operation: Operation): Fields {
  refuseStatus(answer);
  const body = parseBody(answer);
  const number = errorNumber(body);
  if (number !== null) throw rejection(body, number, operation);
  if (answer.status !== 200) throw unreadable('has an unexpected status', answer);
  return body;
}

/** The `data` of a successful answer in the shape it must have. */
export const readData = <Shape extends z.ZodType>(
  answer: HttpAnswer,
  operation: Operation,
  shape: Shape,
): z.infer<Shape> => shaped(shape, readAnswer(answer, operation).data, 'data', answer);

const scopeList = z
  .string()
  .nullish()
  .transform((scope) => (scope ? scope.split(/[,\s]+/).filter(Boolean) : null));

const tokenShape = z.object({
  access_token: tokenText,
  expires_in: optionalSeconds,
  refresh_token: tokenText.nullish(),
  refresh_expires_in: optionalSeconds,
  open_id: optionalText,
  scope: scopeList,
});

const toTokenSet = (data: z.infer<typeof tokenShape>, answer: HttpAnswer, now: Date): TokenSet => ({
  accessToken: data.access_token,
  accessTtlSeconds: data.expires_in,
  refreshToken: data.refresh_token ?? null,
  refreshTtlSeconds: data.refresh_expires_in,
  openId: data.open_id,
  scopes: data.scope,
  obtainedAt: obtainedAt(answer, now),
});

const grantedShape = tokenShape.extend({ open_id: text });

/** Reads the answer of /oauth/access_token/. `now` stands in for a Date header that is missing or far off. */
export const readTokenSet = (answer: HttpAnswer, now: Date): TokenSet =>
  toTokenSet(readData(answer, 'accessToken', grantedShape), answer, now);

/** Reads the answer of /oauth/refresh_token/; what it does not say is null. */
export const readRefreshed = (answer: HttpAnswer, now: Date): TokenSet =>
  toTokenSet(readData(answer, 'refreshToken', tokenShape), answer, now);

const renewedShape = z.object({ refresh_token: tokenText, expires_in: optionalSeconds });

/** Reads the answer of /oauth/renew_refresh_token/, which holds a refresh token and nothing else. */
export function readRenewed(answer: HttpAnswer, now: Date): RenewedToken {
  const data = readData(answer, 'renewRefreshToken', renewedShape);
  return {
    refreshToken: data.refresh_token,
    refreshTtlSeconds: data.expires_in,
    obtainedAt: obtainedAt(answer, now),
  };
}

const appTokenShape = z.object({ access_token: tokenText, expires_in: optionalSeconds });

/** Reads the answer of /oauth/client_token/ and /oauth/stable_client_token/. */
export function readAppToken(answer: HttpAnswer, now: Date): AppToken {
  const data = readData(answer, 'clientToken', appTokenShape);
  return {
    accessToken: data.access_token,
    accessTtlSeconds: data.expires_in,
    obtainedAt: obtainedAt(answer, now),
  };
}

const profileShape = z.object({
  open_id: text,
  union_id: optionalText,
  nickname: z.string().nullish(),
  avatar: optionalText,
  encrypt_mobile: z.unknown().optional(),
});

/** Reads the answer of /oauth/userinfo/; the client secret opens the phone number, where there is one. */
export function readProfile(answer: HttpAnswer, clientSecret: string): Profile {
  const data = readData(answer, 'api', profileShape);
  return {
    openId: data.open_id,
    unionId: data.union_id,
    nickname: data.nickname ?? '',
    avatarUrl: data.avatar,
    phone: decryptPhone(data.encrypt_mobile, clientSecret),
  };
}

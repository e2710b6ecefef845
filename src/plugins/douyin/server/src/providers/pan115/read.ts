import { z } from 'zod';
import { PluginError } from '../../shared/errors';
import { vendorText } from '../../shared/log';
import type { HttpAnswer } from '../../shared/request';
import {
  fields,
  idText,
  obtainedAt,
  optionalSeconds,
  parseBody,
  refused,
  refuseStatus,
  shaped,
  text,
  tokenText,
  unreadable,
  type Fields,
} from '../answer';
import type { DeviceLogin, DeviceStage, Profile, TokenSet } from '../provider';
import type { Operation } from './endpoints';
import { codeOf } from './errors';

const isSet = (number: unknown) => Boolean(number) && number !== '0';

/**
 * The number of a failure; null on success. The hosts write `state` as 1 and 0 or as true and false, and the number as
 * `code` or as `errno`.
 */
function errorNumber(body: Fields): number | null {
  const found = [body.code, body.errno].find(isSet);
  if (found !== undefined) return Number.isSafeInteger(Number(found)) ? Number(found) : -1;
  return 'state' in body && !isSet(body.state) ? -1 : null;
}

function rejection(body: Fields, number: number, operation: Operation): PluginError {
  const said = [body.message, body.error].find((value) => typeof value === 'string' && value !== '');
  return refused(codeOf(number, operation), { number, text: vendorText(said), logId: '' });
}

/** The body of a successful answer; failures come with HTTP 200. Throws the code of the number, or API_UNREADABLE. */
export function readAnswer(answer: HttpAnswer, operation: Operation): Fields {
  refuseStatus(answer);
  if (answer.status === 401 && operation === 'api')
    throw new PluginError('AUTH_TOKEN_INVALID', 'The platform refused the access token (HTTP 401)', {
      status: 401,
    });
  const body = parseBody(answer);
  const number = errorNumber(body);
  if (number !== null) throw rejection(body, number, operation);
  if (answer.status !== 200) throw unreadable('has an unexpected status', answer);
  return body;
}

/** The `data` of a successful answer in the shape it must have; a list stands for nothing. */
export const readData = <Shape extends z.ZodType>(
  answer: HttpAnswer,
  operation: Operation,
  shape: Shape,
): z.infer<Shape> => shaped(shape, readAnswer(answer, operation).data, 'data', answer);

const tokenShape = z.object({
  access_token: tokenText,
  refresh_token: tokenText,
  expires_in: optionalSeconds,
});

/**
 * Reads the answer of every call that gives tokens. It says neither whose they are nor when the grant ends. `now` stands in
 * for a Date header that is missing or far off.
 */
export function readTokenSet(answer: HttpAnswer, operation: 'exchange' | 'refresh', now: Date): TokenSet {
  const data = readData(answer, operation, tokenShape);
  return {
    accessToken: data.access_token,
    accessTtlSeconds: data.expires_in,
    refreshToken: data.refresh_token,
    refreshTtlSeconds: null,
    openId: null,
    scopes: null,
    obtainedAt: obtainedAt(answer, now),
  };
}

const deviceShape = z.object({ uid: text, time: idText, qrcode: text, sign: text });

/** Reads the answer of /open/authDeviceCode; `qrText` is what to draw. */
export function readDevice(answer: HttpAnswer): Omit<DeviceLogin, 'verifier'> {
  const { qrcode, ...data } = readData(answer, 'device', deviceShape);
  return { ...data, qrText: qrcode };
}

const stages: Record<string, DeviceStage> = {
  '1': 'scanned',
  '2': 'confirmed',
  '-1': 'expired',
  '-2': 'refused',
};

/** Reads the answer of /get/status/: what is not said is still waiting, and a dead code (`state` 0) expired. */
export function readStage(answer: HttpAnswer): DeviceStage {
  try {
    const { data } = readAnswer(answer, 'device');
    return stages[String(fields(data).status)] ?? 'waiting';
  } catch (error) {
    const isOver = error instanceof PluginError && ['AUTH_CODE_INVALID', 'API_REJECTED'].includes(error.code);
    if (isOver) return 'expired';
    throw error;
  }
}

const profileShape = z.object({
  user_id: idText,
  user_name: z.string().nullish(),
  user_face_l: z.unknown().optional(),
  user_face_m: z.unknown().optional(),
  user_face_s: z.unknown().optional(),
});

const isSafeUrl = (url: unknown): url is string => typeof url === 'string' && /^https:\/\/[^/]/.test(url);

/** Reads the answer of /open/user/info. */
export function readProfile(answer: HttpAnswer): Profile {
  const data = readData(answer, 'api', profileShape);
  const faces = [data.user_face_l, data.user_face_m, data.user_face_s];
  return {
    openId: data.user_id,
    unionId: null,
    nickname: data.user_name ?? '',
    avatarUrl: faces.find(isSafeUrl) ?? null,
    phone: null,
  };
}

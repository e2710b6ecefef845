import type { Fields } from './call';
import type { Rejection } from './codes';

/** The five shapes of reference §2.2, the two of 115 (reference pan115 §5), and `page` for HTML. */
export type EnvelopeName =
  'oauth' | 'classic' | 'modern' | 'business' | 'userinfo' | 'passport115' | 'proapi115' | 'page';

/** What every envelope may mention. */
export type Stamp = { logId: string; nowMs: number };

type Writer = {
  success: (data: Fields, stamp: Stamp) => Fields;
  failure: (why: Rejection, stamp: Stamp) => Fields;
};

/** E1: token endpoints and `/passport/open/*`; `data` may drop `error_code` by setting it to undefined. */
const oauth: Writer = {
  success: (data) => ({ data: { error_code: 0, description: '', ...data }, message: 'success' }),
  failure: (why, { logId }) => ({
    data: { captcha: '', desc_url: '', description: why.description, error_code: why.code, log_id: logId },
    message: 'error',
  }),
};

const extra = ({ code, description }: Rejection, { logId, nowMs }: Stamp): Fields => ({
  error_code: code,
  description,
  sub_error_code: 0,
  sub_description: '',
  logid: logId,
  now: nowMs,
});

/** E2: the classic business APIs; a failure stands in `data` and in `extra`. */
const classic: Writer = {
  success: (data, stamp) => ({
    data: { error_code: 0, description: '', ...data },
    extra: extra({ code: 0, description: '' }, stamp),
  }),
  failure: (why, stamp) => ({
    data: { error_code: why.code, description: why.description },
    extra: extra(why, stamp),
  }),
};

/** E3: role, auth and interactive APIs. */
const modern: Writer = {
  success: (data, { logId }) => ({ err_no: 0, err_msg: '', log_id: logId, data }),
  failure: (why, { logId }) => ({ err_no: why.code, err_msg: why.description, log_id: logId, data: {} }),
};

/** E4: business tokens; where the answer is a list, it stands in `list`. */
const business: Writer = {
  success: (data) => ({ data: data.list ?? data, error_code: 0, message: '' }),
  failure: (why) => ({ error_code: why.code, message: why.description }),
};

/**
 * E5: userinfo mixes E1 and E3. The page's sample shows success as the string `"0"`; a failure is a number in
 * both places, because a string there makes the official SDK throw (reference §10.1; doc: get-account-open-info).
 */
const userinfo: Writer = {
  success: (data, { logId }) => {
    const trailer = { error_code: '0', description: '', log_id: logId, captcha: '', desc_url: '' };
    return { data: { ...data, ...trailer }, err_no: 0, err_msg: '', log_id: logId };
  },
  failure: (why, { logId }) => {
    const trailer = {
      error_code: why.code,
      description: why.description,
      log_id: logId,
      captcha: '',
      desc_url: '',
    };
    return { data: trailer, err_no: why.code, err_msg: why.description, log_id: logId };
  },
};

/** 115 passport and QR: `state` is a number, and a failure's `data` is an empty list. */
const passport115: Writer = {
  success: (data) => ({ state: 1, code: 0, message: '', data, error: '', errno: 0 }),
  failure: ({ code, description }) => ({
    state: 0,
    code,
    message: description,
    data: [],
    error: description,
    errno: code,
  }),
};

/** 115 proapi: `state` is a boolean. */
const proapi115: Writer = {
  success: (data) => ({ state: true, message: '', code: 0, data }),
  failure: ({ code, description }) => ({ state: false, message: description, code, data: [] }),
};

/** How each envelope is written. */
export const ENVELOPES: Record<Exclude<EnvelopeName, 'page'>, Writer> = {
  oauth,
  classic,
  modern,
  business,
  userinfo,
  passport115,
  proapi115,
};

/** The same answer with its lifetimes as strings (`stringNumbers`). */
export const withStringNumbers = (data: Fields): Fields =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, name.endsWith('expires_in') ? String(value) : value]),
  );

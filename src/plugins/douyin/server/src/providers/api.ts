import type { z } from 'zod';
import type { HttpAnswer, HttpCall } from '../shared/request';
import type { AppCredentials } from './provider';

/** Who calls: the app, a token (empty where the secret itself is sent) and the account it is about. */
export type ApiCaller = { app: AppCredentials; accessToken: string; openId: string };

/** One API of a platform, as data: what it takes, how it is sent, and what its answer becomes. */
export type Api<Fields extends z.ZodObject = z.ZodObject, Result = unknown, Row = unknown> = {
  /** The platform's own name of it, in Chinese. */
  title: string;
  /** What the call proves itself with: a token of the account, one of the app itself, or the client secret. */
  token: 'account' | 'app' | 'secret';
  /** The scope it needs; null when none. */
  scope: string | null;
  /** What a caller gives; the account itself is never among it. */
  fields: Fields;
  method: 'GET' | 'POST';
  path: string;
  /** Where the platform documents it. */
  docs: string;
  /** Whether it may be called by hand: reads whose answer is no credential and tells nobody's contact details. */
  explorable: boolean;
  request(caller: ApiCaller, params: z.output<Fields>): HttpCall;
  /** Throws `API_*` or `AUTH_*` for a refusal, and API_UNREADABLE for what it does not know. */
  read(answer: HttpAnswer, caller: ApiCaller): Result;
  /** The shape of one row of its answer, where rows may be read once more by themselves. */
  row?(app: AppCredentials): z.ZodType<Row>;
};

/** Writes down one API; gives it back with the types of its parameters and result. */
export const defineApi = <Fields extends z.ZodObject, Result, Row>(
  api: Api<Fields, Result, Row>,
): Api<Fields, Result, Row> => api;

/** What a caller gives to an API. */
export type ParamsOf<One extends Api> = z.input<One['fields']>;

/** What an API gives. */
export type ResultOf<One extends Api> = ReturnType<One['read']>;

/** What one row of an API's answer becomes. */
export type RowOf<One extends Api> = z.output<ReturnType<NonNullable<One['row']>>>;

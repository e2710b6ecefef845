import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import axios, { type AxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import axiosRetry, { isNetworkError, type IAxiosRetryConfig } from 'axios-retry';
import { clock } from './clock';
import { PluginError } from './errors';
import { ownConnection, watchedTransport } from './transport';

/** A body that is read while it is sent: it never stands in memory, and its length is told ahead. */
export type StreamedBody = { contentType: string; bytes: number; open(): Readable };

/** One call to a platform: all it takes to send it. */
export type HttpCall = {
  method: 'GET' | 'POST';
  url: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Sent as application/x-www-form-urlencoded. */
  form?: Record<string, string>;
  /** Sent as application/json. */
  json?: unknown;
  /** Sent as it is read. Such a call is never tried again: whoever made it opens the file anew. */
  streamed?: StreamedBody;
  /** True for calls that change nothing: they are tried again after trouble on the way or at the platform. */
  idempotent?: boolean;
  /** Milliseconds this call may take in all, instead of the sender's own; for long polls. */
  timeoutMs?: number;
  /** Milliseconds without a byte in either direction after which the call is given up (`ERR_IDLE`). */
  idleMs?: number;
  /** Gives the call up early. */
  signal?: AbortSignal;
  /** Called each time the call goes out, retries included. */
  onSent?: () => void;
};

/** What came back, unread. */
export type HttpAnswer = { status: number; headers: Record<string, string>; text: string };

/**
 * Sends one call. Throws API_UNREACHABLE when nothing came back, API_UNREADABLE above the size limit, API_THROTTLED when the
 * platform asks to wait longer than the call may take. `details.sent` tells whether it may have been executed: `no` or `maybe`.
 */
export type Send = (call: HttpCall) => Promise<HttpAnswer>;

/** How calls that change nothing are tried again: the pause is random, up to a bound that doubles each time. */
export type RetryOptions = {
  /** Tries in all. Default 3. */
  tries: number;
  /** Bound of the first pause in milliseconds. Default 200. */
  baseMs: number;
  /** Bound of every pause in milliseconds. Default 5000. */
  capMs: number;
};

/** Limits of every outgoing call. */
export type SendOptions = {
  /** Milliseconds from the first byte sent to the last byte read, retries included. Default 10 000. */
  timeoutMs?: number;
  /** Bytes of an answer after decompression. Default 2 MiB. */
  maxBytes?: number;
  /** An http(s) proxy to use; without it the environment's proxies are ignored too. */
  proxyUrl?: string | null;
  /** Agents that open the connections, e.g. ones that refuse some addresses. */
  agents?: { http: HttpAgent; https: HttpsAgent };
  retry?: RetryOptions;
};

/** Whether a failed call may have been executed: its answer got lost, or cannot be read. False when it surely was not. */
export function mayHaveHappened(error: unknown): boolean {
  if (!(error instanceof PluginError)) return true;
  return error.details.sent === 'maybe' || error.code === 'API_UNREADABLE';
}

/** Seconds the platform asks to wait, rounded up; null when it does not. A date counts by the platform's own clock. */
export function retryAfterSeconds({ headers }: Pick<HttpAnswer, 'headers'>): number | null {
  const written = headers['retry-after'] ?? '';
  if (/^\d{1,9}$/.test(written)) return Number(written);
  const [until, theirs] = [Date.parse(written), Date.parse(headers.date ?? '')];
  if (Number.isNaN(until) || !written.endsWith('GMT')) return null;
  const now = Number.isNaN(theirs) ? clock.now().getTime() : theirs;
  return Math.max(0, Math.ceil((until - now) / 1000));
}

/** Milliseconds to pause after the `count`-th failure in a row: anything below a bound that doubles, up to the cap. */
export const retryPauseMs = (
  count: number,
  { baseMs, capMs }: RetryOptions,
  random = Math.random(),
): number => random * Math.min(baseMs * 2 ** (count - 1), capMs);

function proxyOf(url: string | null | undefined) {
  if (!url) return false as const;
  const { protocol, hostname, port, username, password } = new URL(url);
  const auth = username
    ? { username: decodeURIComponent(username), password: decodeURIComponent(password) }
    : undefined;
  return { protocol, host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)), auth };
}

function connect(options: SendOptions): AxiosInstance {
  const client = axios.create({
    maxRedirects: 0,
    maxBodyLength: Infinity,
    maxContentLength: options.maxBytes ?? 2 * 1024 * 1024,
    proxy: proxyOf(options.proxyUrl),
    httpAgent: options.agents?.http,
    httpsAgent: options.agents?.https,
    responseType: 'text',
    transformResponse: (body: unknown) => body,
  });
  axiosRetry(client, { retries: 0 });
  return client;
}

const encodeForm = (form: Record<string, string>) => new URLSearchParams(form).toString();

const contentHeaders = (call: HttpCall): Record<string, string> => {
  const { streamed } = call;
  if (streamed) return { 'content-type': streamed.contentType, 'content-length': String(streamed.bytes) };
  if (call.form) return { 'content-type': 'application/x-www-form-urlencoded' };
  return call.json === undefined ? {} : { 'content-type': 'application/json' };
};

const plainHeaders = (headers: object): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

const toAnswer = ({ status, headers, data }: AxiosResponse<string>): HttpAnswer => ({
  status,
  headers: plainHeaders(headers),
  text: data ?? '',
});

/** A call on its way: when it must be over, and whether a connection was up, so that its bytes may have arrived. */
type Flight = { call: HttpCall; endsAt: number; wasOpen: boolean; pauseMs: number };

const leftMs = ({ endsAt }: Flight): number => endsAt - performance.now();

const passingStatuses = [429, 500, 502, 503, 504];

const tooLarge = (cause: unknown) => cause instanceof Error && /maxContentLength/.test(cause.message);

const askedWaitMs = ({ response }: AxiosError): number =>
  response ? (retryAfterSeconds({ headers: plainHeaders(response.headers) }) ?? 0) * 1000 : 0;

const isRepeatable = ({ idempotent, streamed }: HttpCall): boolean => idempotent === true && !streamed;

function retryRules(flight: Flight, options: RetryOptions): IAxiosRetryConfig {
  let failures = 0;
  return {
    retries: isRepeatable(flight.call) ? options.tries - 1 : 0,
    retryCondition(error) {
      if (tooLarge(error) || !(error.response || isNetworkError(error))) return false;
      failures += 1;
      flight.pauseMs = Math.max(askedWaitMs(error), retryPauseMs(failures, options));
      return flight.pauseMs < leftMs(flight);
    },
    retryDelay: () => flight.pauseMs,
  };
}

function reasonOf({ call, endsAt }: Flight, cause: unknown): string {
  if (call.signal?.aborted) return 'ABORTED';
  if (performance.now() >= endsAt) return 'ETIMEDOUT';
  // An axios error carries the whole request with its secrets: only its code goes on.
  return axios.isAxiosError(cause) ? (cause.code ?? 'ERR_NETWORK') : 'ERR_NETWORK';
}

function failure(flight: Flight, cause: unknown): PluginError {
  const { host, pathname } = new URL(flight.call.url);
  const sent = flight.wasOpen ? 'maybe' : 'no';
  if (tooLarge(cause)) {
    const sentence = `The answer of ${host}${pathname} is larger than allowed`;
    return new PluginError('API_UNREADABLE', sentence, { host, sent });
  }
  const reason = reasonOf(flight, cause);
  return new PluginError('API_UNREACHABLE', `${host} gave no answer (${reason})`, { host, reason, sent });
}

/** The whole answer behind an error: one whose status was not accepted. One that broke off is none. */
const answerIn = (cause: unknown): AxiosResponse<string> | null =>
  axios.isAxiosError<string>(cause) && typeof cause.response?.data === 'string' ? cause.response : null;

/** The last answer of a call that was tried again in vain. Throws when the platform asks for more time than there is. */
function lastAnswer(flight: Flight, response: AxiosResponse<string>): HttpAnswer {
  const answer = toAnswer(response);
  const seconds = retryAfterSeconds(answer);
  if (seconds === null || seconds * 1000 < leftMs(flight)) return answer;
  const { host } = new URL(flight.call.url);
  throw new PluginError('API_THROTTLED', `${host} asks to wait ${seconds} seconds`, {
    host,
    status: answer.status,
    retryAfterSeconds: seconds,
    sent: 'no',
  });
}

/**
 * A sender for platform calls: total deadline, size limit after decompression, no redirects, no environment proxy,
 * TLS verified. It judges nothing: every HTTP status is an answer.
 */
export function createSend(options: SendOptions = {}): Send {
  const client = connect(options);
  const retry = options.retry ?? { tries: 3, baseMs: 200, capMs: 5000 };
  return async (call) => {
    const timeoutMs = call.timeoutMs ?? options.timeoutMs ?? 10_000;
    const body = call.streamed?.open();
    const flight: Flight = { call, endsAt: performance.now() + timeoutMs, wasOpen: false, pauseMs: 0 };
    try {
      const response = await client.request<string>({
        method: call.method,
        url: call.url,
        params: call.query,
        headers: { accept: 'application/json', ...contentHeaders(call), ...call.headers },
        data: body ?? (call.form ? encodeForm(call.form) : call.json),
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(call.signal ? [call.signal] : [])]),
        transport: watchedTransport(flight),
        ...(call.idempotent || options.agents ? {} : ownConnection),
        validateStatus: (status) => !isRepeatable(call) || !passingStatuses.includes(status),
        'axios-retry': retryRules(flight, retry),
      });
      return toAnswer(response);
    } catch (cause) {
      const response = answerIn(cause);
      if (response) return lastAnswer(flight, response);
      throw failure(flight, cause);
    } finally {
      // A file stays open when the other side did not want all of it.
      body?.destroy();
    }
  };
}

import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import axiosRetry, { exponentialDelay, isNetworkError } from 'axios-retry';
import { PluginError } from './errors';

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
  /** True for calls that change nothing: they are tried up to three times. */
  idempotent?: boolean;
};

/** What came back, unread. */
export type HttpAnswer = { status: number; headers: Record<string, string>; text: string };

/** Sends one call. Throws API_UNREACHABLE when nothing came back, API_UNREADABLE above the size limit. */
export type Send = (call: HttpCall) => Promise<HttpAnswer>;

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
};

function proxyOf(url: string | null | undefined) {
  if (!url) return false as const;
  const { protocol, hostname, port, username, password } = new URL(url);
  const auth = username
    ? { username: decodeURIComponent(username), password: decodeURIComponent(password) }
    : undefined;
  return { protocol, host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)), auth };
}

function connect(options: SendOptions): AxiosInstance {
  const http = axios.create({
    maxRedirects: 0,
    maxContentLength: options.maxBytes ?? 2 * 1024 * 1024,
    proxy: proxyOf(options.proxyUrl),
    httpAgent: options.agents?.http,
    httpsAgent: options.agents?.https,
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
  });
  axiosRetry(http, { retries: 2, retryDelay: exponentialDelay, retryCondition: isNetworkError });
  return http;
}

const encodeForm = (form: Record<string, string>) => new URLSearchParams(form).toString();

const contentType = (call: HttpCall): Record<string, string> => {
  if (call.form) return { 'content-type': 'application/x-www-form-urlencoded' };
  return call.json === undefined ? {} : { 'content-type': 'application/json' };
};

const plainHeaders = (headers: object): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

const tooLarge = (cause: unknown) => cause instanceof Error && /maxContentLength/.test(cause.message);

// What agents of request-filtering-agent say, which gives its errors no code.
const addressRefused = (cause: unknown) =>
  cause instanceof Error && /^DNS lookup .+ is not allowed/.test(cause.message);

function failure(call: HttpCall, cause: unknown, late: boolean): PluginError {
  const { host, pathname } = new URL(call.url);
  if (tooLarge(cause)) {
    return new PluginError('API_UNREADABLE', `The answer of ${host}${pathname} is larger than allowed`, {
      host,
    });
  }
  // An axios error carries the whole request with its secrets: only its code goes on.
  const code = axios.isAxiosError(cause) ? (cause.code ?? 'ERR_NETWORK') : 'ERR_NETWORK';
  const reason = addressRefused(cause) ? 'ADDRESS_REFUSED' : late ? 'ETIMEDOUT' : code;
  return new PluginError('API_UNREACHABLE', `${host} gave no answer (${reason})`, { host, reason });
}

/**
 * A sender for platform calls: total deadline, size limit after decompression, no redirects, no environment proxy,
 * TLS verified. It judges nothing: every HTTP status is an answer.
 */
export function createSend(options: SendOptions = {}): Send {
  const http = connect(options);
  return async (call) => {
    const deadline = AbortSignal.timeout(options.timeoutMs ?? 10_000);
    try {
      const answer = await http.request<string>({
        method: call.method,
        url: call.url,
        params: call.query,
        headers: { accept: 'application/json', ...contentType(call), ...call.headers },
        data: call.form ? encodeForm(call.form) : call.json,
        signal: deadline,
        'axios-retry': { retries: call.idempotent ? 2 : 0 },
      });
      return { status: answer.status, headers: plainHeaders(answer.headers), text: answer.data ?? '' };
    } catch (cause) {
      throw failure(call, cause, deadline.aborted);
    }
  };
}

import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { PluginError } from '../errors';
import { addressRefused, hostAndPort, isAllowedHost, readOutside } from './address';
import { guardedLookup, INTERNAL_CODE, systemResolve } from './lookup';
import type { OutsideOptions } from './send';

/** How much may come, and how long it may take. */
export type DownloadLimits = {
  maxBytes: number;
  /** Milliseconds in all, redirects included. */
  timeoutMs: number;
  /** Milliseconds without a byte. */
  idleMs: number;
  signal?: AbortSignal;
  /** Names itself so; some addresses are bound to that. */
  userAgent?: string;
};

/** A file on its way in: `body` fails when it grows beyond the limit or breaks off. */
export type Download = {
  /** Where it was found in the end. */
  url: string;
  contentType: string | null;
  /** Its size, where it was told ahead. */
  bytes: number | null;
  body: Readable;
};

const maxRedirects = 5;

const unreachable = (url: URL, reason: string) =>
  new PluginError('API_UNREACHABLE', `${url.host} gave no file (${reason})`, { host: url.host, reason });

const tooLarge = (url: URL, maxBytes: number) =>
  new PluginError('API_UNREADABLE', `The file of ${url.host} is larger than allowed`, {
    host: url.host,
    maxBytes,
  });

type Hop = { url: URL; options: OutsideOptions; limits: DownloadLimits; signal: AbortSignal };

function failureOf({ url, signal, limits }: Hop, cause: NodeJS.ErrnoException): PluginError {
  if (cause instanceof PluginError) return cause;
  if (cause.code === INTERNAL_CODE) return addressRefused(hostAndPort(url), 'INTERNAL');
  if (limits.signal?.aborted) return unreachable(url, 'ABORTED');
  return unreachable(url, signal.aborted ? 'ETIMEDOUT' : (cause.code ?? 'ERR_NETWORK'));
}

function requestOptions({ url, options, limits, signal }: Hop): RequestOptions {
  const { allowedHosts, resolve = systemResolve } = options;
  const lookup = isAllowedHost(url, allowedHosts) ? {} : { lookup: guardedLookup(resolve) };
  // Without an agent no proxy of the environment and no kept connection has a say.
  const named = limits.userAgent ? { 'user-agent': limits.userAgent } : {};
  const headers = { accept: '*/*', 'accept-encoding': 'identity', ...named };
  return { agent: false, signal, headers, ...lookup };
}

function ask(hop: Hop): Promise<IncomingMessage> {
  const { url, limits } = hop;
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).get(url.toString(), requestOptions(hop));
    let answer: IncomingMessage | undefined;
    request.once('response', (response) => resolve((answer = response)));
    const idle = Object.assign(new Error('Nothing moved for too long'), { code: 'ERR_IDLE' });
    // Once an answer came, its reader is told why it ends.
    request.setTimeout(limits.idleMs, () => (answer ?? request).destroy(idle));
    request.once('error', (cause) => reject(failureOf(hop, cause)));
  });
}

async function* bytesOf(hop: Hop, response: IncomingMessage): AsyncGenerator<Buffer> {
  const { maxBytes } = hop.limits;
  let seen = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      seen += chunk.length;
      if (seen > maxBytes) throw tooLarge(hop.url, maxBytes);
      yield chunk;
    }
  } catch (cause) {
    throw failureOf(hop, cause as NodeJS.ErrnoException);
  }
}

const lengthOf = ({ headers }: IncomingMessage): number | null =>
  headers['content-length'] === undefined ? null : Number(headers['content-length']);

function take(hop: Hop, response: IncomingMessage): Download {
  const bytes = lengthOf(response);
  if (response.statusCode !== 200) {
    response.destroy();
    throw unreachable(hop.url, `HTTP ${response.statusCode}`);
  }
  if (bytes !== null && bytes > hop.limits.maxBytes) {
    response.destroy();
    throw tooLarge(hop.url, hop.limits.maxBytes);
  }
  const body = Readable.from(bytesOf(hop, response), { objectMode: false });
  return { url: hop.url.toString(), contentType: response.headers['content-type'] ?? null, bytes, body };
}

const redirects = [301, 302, 303, 307, 308];

/** Where an answer sends on to; null when it is the file itself. */
function nextOf({ url, options }: Hop, { statusCode = 0, headers }: IncomingMessage): URL | null {
  if (!redirects.includes(statusCode) || !headers.location) return null;
  if (!URL.canParse(headers.location, url.toString())) throw unreachable(url, 'REDIRECT');
  const next = readOutside(new URL(headers.location, url).toString(), options.allowedHosts);
  // What was asked for in secret is not fetched in the open.
  if (url.protocol === 'https:' && next.protocol === 'http:')
    throw addressRefused(hostAndPort(next), 'SCHEME');
  return next;
}

/**
 * Opens a file at an address that somebody wrote: public places only, each redirect checked like the first address, no proxy of
 * the environment. Throws CONFIG_ADDRESS for other places, API_UNREACHABLE when no file came, API_UNREADABLE above the limit.
 */
export async function download(
  written: string,
  limits: DownloadLimits,
  options: OutsideOptions,
): Promise<Download> {
  const ends = [AbortSignal.timeout(limits.timeoutMs), ...(limits.signal ? [limits.signal] : [])];
  const signal = AbortSignal.any(ends);
  let url = readOutside(written, options.allowedHosts);
  for (let count = 0; count <= maxRedirects; count += 1) {
    const hop: Hop = { url, options, limits, signal };
    const response = await ask(hop);
    const next = nextOf(hop, response);
    if (!next) return take(hop, response);
    response.destroy();
    url = next;
  }
  throw unreachable(url, 'TOO_MANY_REDIRECTS');
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasFiles, LINE_CUT, parseBody, readRaw, readUpload, toFields } from './body';
import type { Body, Call } from './call';
import { now } from './clock';
import { answerControl } from './control/routes';
import { takeLine, trimPath } from './faults';
import { isOwnHost, isOwnOrigin } from './host';
import { logId } from './ids';
import type { Wait } from './outcome';
import { answerPlatform, note, targetOf } from './platform';
import { refusal, type Wire } from './wire';
import type { World } from './world';

/** What a request is answered from; `port` is known once the server listens. */
export type Site = { world: World; port: number; closing: AbortController };

/** The HTTP side: guards, body reading and sending. Nothing is decided here. */
export const createSiteServer = (site: Site): Server =>
  createServer((request, response) => {
    void answer(site, request)
      .catch((cause: unknown) => refusal(500, `The simulator failed: ${String(cause)}`))
      .then((wire) => send(site, response, wire));
  });

const NO_BODY: Body = { kind: 'empty', fields: {} };

/** Files go through without being kept, whatever their size; nothing comes back from a line that broke. */
async function takeFiles(site: Site, request: IncomingMessage): Promise<Wire | undefined> {
  const { world } = site;
  const call = toCall(site, request, NO_BODY);
  const target = targetOf(world, call);
  try {
    const body = await readUpload(request, takeLine(world, target));
    return await answerPlatform(world, { ...call, body }, waiter(site));
  } catch (cause) {
    if (cause !== LINE_CUT && !request.destroyed) throw cause;
    note(world, call, target, cause === LINE_CUT ? 'fault:cut' : 'gone');
    return undefined;
  }
}

async function answer(site: Site, request: IncomingMessage): Promise<Wire | undefined> {
  if (hasFiles(request) && isOwnHost(request.headers.host, site.port)) return takeFiles(site, request);
  const raw = await readRaw(request);
  if (!isOwnHost(request.headers.host, site.port)) {
    return refusal(421, `This simulator answers on 127.0.0.1:${site.port} only, not for that Host header.`);
  }
  if (raw === undefined) return refusal(413, 'A body may have 1 MB at most.');
  const call = toCall(site, request, parseBody(raw, request.headers['content-type']));
  if (call.path !== '/_sim' && !call.path.startsWith('/_sim/'))
    return answerPlatform(site.world, call, waiter(site));
  return isOwnOrigin(request.headers.origin, site.port)
    ? answerControl(site.world, call)
    : refusal(403, 'Pages of other origins may not steer the simulator.');
}

function toCall({ world }: Site, request: IncomingMessage, body: Body): Call {
  const url = new URL(request.url ?? '/', 'http://simulator');
  return {
    method: request.method ?? 'GET',
    path: trimPath(url.pathname),
    headers: request.headers,
    query: toFields(url.searchParams),
    body,
    logId: logId(world.ids, now(world.clock)),
    isGone: () => request.socket.destroyed,
  };
}

/** Waiting ends at once when the simulator closes, so that no test hangs on a delay. */
const waiter =
  ({ closing }: Site): Wait =>
  (ms, until) => {
    const signal = until ? AbortSignal.any([closing.signal, until]) : closing.signal;
    return sleep(ms, undefined, { signal }).catch(() => undefined);
  };

function send({ world }: Site, response: ServerResponse, wire: Wire | undefined): void {
  if (!wire) {
    response.destroy();
    return;
  }
  const { status, type, body, headers } = wire;
  response.sendDate = false;
  const date = new Date(now(world.clock)).toUTCString();
  response.writeHead(status, {
    ...headers,
    // So that nobody takes it for the platform.
    'X-Douyin-Simulator': '1',
    Date: date,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

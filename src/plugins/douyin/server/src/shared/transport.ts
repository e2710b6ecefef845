import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** A call as its transport sees it: what it notes on the way. */
export type Watched = {
  call: { onSent?: () => void; idleMs?: number };
  /** Becomes true when a connection is up, so that bytes may have arrived. */
  wasOpen: boolean;
};

const isOpen = (socket: Socket, { reusedSocket }: ClientRequest): boolean =>
  reusedSocket || (socket instanceof TLSSocket ? socket.authorized : !socket.connecting);

function endWhenIdle(request: ClientRequest, socket: Socket, idleMs: number | undefined): void {
  if (idleMs === undefined) return;
  const idle = Object.assign(new Error('Nothing moved for too long'), { code: 'ERR_IDLE' });
  socket.setTimeout(idleMs, () => request.destroy(idle));
}

/** Node's own transport, watched: nothing is sent before the connection, with TLS its handshake, is complete. */
export const watchedTransport = (flight: Watched) => ({
  request(options: RequestOptions, respond: (response: IncomingMessage) => void) {
    const request = (options.protocol === 'https:' ? https : http).request(options, respond);
    flight.call.onSent?.();
    const noteOpen = (socket: Socket) => {
      flight.wasOpen = true;
      // axios, which sets no time-out, clears the socket's when the connection is up: after that it is set.
      process.nextTick(endWhenIdle, request, socket, flight.call.idleMs);
    };
    return request.once('socket', (socket) => {
      if (isOpen(socket, request)) noteOpen(socket);
      else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => noteOpen(socket));
    });
  },
});

/**
 * A call that changes something gets a connection of its own: one kept open may have been closed by the other side just now,
 * and nobody could tell whether the call arrived.
 */
export const ownConnection = {
  httpAgent: new http.Agent({ keepAlive: false }),
  httpsAgent: new https.Agent({ keepAlive: false }),
};

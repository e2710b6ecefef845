import type { AddressInfo } from 'node:net';
import { once, setMaxListeners } from 'node:events';
import { createSiteServer, type Site } from './server';
import { liveOn } from './leads/lively';
import { defaultSwitches } from './switches';
import { createWorld } from './world';

export { DEMO_PAN115_CLIENT_ID, DEMO_PAN115_CLIENT_SECRET } from './pan115/seed';
export { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from './seed';

/** How a simulator starts. */
export type SimulatorOptions = {
  /** TCP port; 0, the default, takes a free one. */
  port?: number;
  /** Loopback address to listen on; default 127.0.0.1, anything but loopback throws. */
  host?: string;
  /** The same seed and the same calls give the same ids and tokens; default `douyin`. */
  seed?: string;
  /** Accept `http://127.0.0.1…` and `http://localhost…` as redirect_uri; default false, as the platform. */
  allowLoopbackHttp?: boolean;
  /** Seconds until somebody does something by themselves; default 0, never. */
  livelySeconds?: number;
};

/** A running simulator. */
export type Simulator = {
  /** Base address without a trailing slash, e.g. `http://127.0.0.1:4010`. */
  url: string;
  port: number;
  /** Stops listening, breaks open connections and forgets everything. */
  close(): Promise<void>;
};

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Starts a local Douyin Open Platform; throws when the port is taken or the host is not loopback. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, host = '127.0.0.1', seed = 'douyin', allowLoopbackHttp = false } = options;
  const { livelySeconds = 0 } = options;
  if (!LOOPBACK.includes(host)) throw new Error(`The simulator listens on loopback only, not on ${host}.`);
  const world = createWorld(seed, '', { ...defaultSwitches(), allowLoopbackHttp, livelySeconds });
  const site: Site = { world, port: 0, closing: new AbortController() };
  setMaxListeners(0, site.closing.signal); // every call that waits listens to it
  const server = createSiteServer(site).listen(port, host);
  await once(server, 'listening'); // rejects with the server's own error
  site.port = (server.address() as AddressInfo).port; // a TCP server always has an AddressInfo
  world.url = `http://${host === '::1' ? '[::1]' : host}:${site.port}`;
  const life = liveOn(world, ['xiaohe', 'shancha', 'muyu']);
  const close = async (): Promise<void> => {
    life.stop();
    site.closing.abort();
    const closed = once(server, 'close');
    server.close().closeAllConnections();
    await closed;
  };
  return { url: world.url, port: site.port, close };
}

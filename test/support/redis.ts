import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { until } from './until';

/** A Redis of a story's own, without persistence: what ends comes back empty. */
export type StoryRedis = {
  port: number;
  url: string;
  /** A look into it, past the site. */
  client: Redis;
  /** Starts it again at the same address, empty. */
  start(): Promise<void>;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Holds it: connections stay, answers do not come; and lets it go on. */
  hold(): void;
  goOn(): void;
  close(): Promise<void>;
};

/** Whether `redis-server` is installed; tells when it is not. */
export function isRedisHere(): boolean {
  const isThere = spawnSync('redis-server', ['--version']).status === 0;
  if (!isThere) process.stderr.write('SKIPPED: redis-server is not installed on this machine\n');
  return isThere;
}

/** A port nobody listens at. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a Redis; `options` are added to its command line, `url` says how to reach it where that is not the plain way. */
export async function startRedis(options: string[] = [], url?: (port: number) => string): Promise<StoryRedis> {
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-redis-'));
  const port = await freePort();
  const address = url?.(port) ?? `redis://127.0.0.1:${port}`;
  const usual = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  let server: ChildProcess | undefined;
  const client = new Redis(address, {
    lazyConnect: true,
    retryStrategy: () => 50,
    maxRetriesPerRequest: null,
    tls: address.startsWith('rediss:') ? { rejectUnauthorized: false } : undefined,
  });
  client.on('error', () => undefined);
  const redis: StoryRedis = {
    port,
    url: address,
    client,
    async start() {
      const plain = options.includes('--tls-port') ? [] : ['--port', String(port)];
      const filled = options.map((option) => (option === '<port>' ? String(port) : option));
      server = spawn('redis-server', [...usual, ...plain, ...filled], { stdio: 'ignore' });
      await until('Redis', async () => (await client.ping()) === 'PONG');
    },
    async kill() {
      if (!server) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      server = undefined;
    },
    hold: () => void server?.kill('SIGSTOP'),
    goOn: () => void server?.kill('SIGCONT'),
    async close() {
      client.disconnect();
      await redis.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { generate } from 'selfsigned';
import { until } from './until';

/** A Redis of a story's own, without persistence: what ends comes back empty. */
export type StoryRedis = {
  url: string;
  /** A look into it, past the site. */
  client: Redis;
  /** Starts it again at the same address, empty. */
  start(): Promise<void>;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Holds it: connections stay, answers do not come. */
  hold(): void;
  /** Ends the hold. */
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

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'douyin-redis-'));

async function run(url: string, folder: string, settings: string[]): Promise<StoryRedis> {
  const file = path.join(folder, 'redis.conf');
  const usual = ['bind 127.0.0.1', `dir ${folder}`, 'save ""', 'appendonly no'];
  writeFileSync(file, [...usual, ...settings].join('\n'));
  let server: ChildProcess | undefined;
  const tls = url.startsWith('rediss:') ? { rejectUnauthorized: false } : undefined;
  const patient = { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null };
  const client = new Redis(url, { ...patient, ...(tls ? { tls } : {}) });
  client.on('error', () => undefined);
  const redis: StoryRedis = {
    url,
    client,
    async start() {
      server = spawn('redis-server', [file], { stdio: 'ignore' });
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

/** Starts a Redis on a free port. */
export async function startRedis(): Promise<StoryRedis> {
  const port = await freePort();
  return run(`redis://127.0.0.1:${port}`, newFolder(), [`port ${port}`]);
}

/** Starts one that speaks TLS only and lets one user in; `caFile` is for NODE_EXTRA_CA_CERTS. */
export async function startTlsRedis(
  user: string,
  password: string,
): Promise<StoryRedis & { caFile: string }> {
  const port = await freePort();
  const folder = newFolder();
  const altNames = [{ type: 7 as const, ip: '127.0.0.1' }];
  const extensions = [{ name: 'subjectAltName' as const, altNames }];
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], { extensions });
  const [caFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  writeFileSync(caFile, cert);
  writeFileSync(keyFile, key);
  const url = `rediss://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  const redis = await run(url, folder, [
    'port 0',
    `tls-port ${port}`,
    `tls-cert-file ${caFile}`,
    `tls-key-file ${keyFile}`,
    'tls-auth-clients no',
    `user ${user} on >${password} ~* &* +@all`,
    'user default off',
  ]);
  return { ...redis, caFile };
}

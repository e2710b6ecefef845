import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What one start cost. */
export type Boot = { bootMs: number; cpuMs: number; rssMb: number };

/** A Strapi that answers on /_health. */
export type RunningApp = {
  /** `http://127.0.0.1:<port>` */
  url: string;
  pid: number;
  child: ChildProcess;
  /** What it wrote last, both streams. */
  output(): string;
  /** Asks it to end and waits. */
  stop(): Promise<void>;
};

/** What an application is started with beyond the usual; the port is known by then. */
export type MoreEnvironment = (port: number) => Record<string, string>;

const environment = (folder: string, port: number): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: 'https://bench.example',
  APP_KEYS: 'bench-key-one,bench-key-two',
  ADMIN_JWT_SECRET: 'bench-admin-jwt',
  API_TOKEN_SALT: 'bench-api-salt',
  TRANSFER_TOKEN_SALT: 'bench-transfer-salt',
  ENCRYPTION_KEY: 'bench-encryption-key-of-32-chars',
  JWT_SECRET: 'bench-jwt',
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: path.join(folder, '.tmp', 'data.db'),
  DOUYIN_ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 9).toString('base64')}`,
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const isHealthy = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    http
      .get({ host: '127.0.0.1', port, path: '/_health', agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode === 204);
      })
      .once('error', () => resolve(false));
  });

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function waitForHealth(child: ChildProcess, port: number, output: () => string): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await isHealthy(port))) {
    if (hasEnded(child) || Date.now() > end) throw new Error(`Strapi did not start:\n${output()}`);
    await sleep(10);
  }
}

const memoryMb = (pid: number, what: 'VmRSS' | 'VmHWM'): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
};

/** Megabytes of a process that are resident. */
export const rssMbOf = (pid: number): number => memoryMb(pid, 'VmRSS');

/** The most that were resident at once since its start, or since `resetPeak`. */
export const peakMbOf = (pid: number): number => memoryMb(pid, 'VmHWM');

/** Has the kernel measure the peak from now on. */
export const resetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** Processor time a process has used, its own and the kernel's for it; counted in hundredths of a second. */
export const cpuMsOf = (pid: number): number => {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? NaN) + (system ?? NaN)) * 10;
};

/** Time a process's main thread was ready to run while others had the processors. */
export const waitMsOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;

/** Ends a process this benchmark started and waits; after ten seconds by force. */
export async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(timer);
}

/** Keeps the newest output only: a long run logs every request. */
function keepOutput(child: ChildProcess): () => string {
  let kept = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (kept = (kept + String(chunk)).slice(-3000)));
  return () => kept;
}

/** Ends a process together with this one, however this one ends. */
export function endWithUs(child: ChildProcess): void {
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

/**
 * Starts the application in `folder` and waits for the first 204 on /_health; throws with its output otherwise. With
 * options for Node it can be sent messages.
 */
export async function startApp(
  folder: string,
  more: MoreEnvironment = () => ({}),
  nodeOptions: readonly string[] = [],
): Promise<RunningApp> {
  const port = await freePort();
  const command = [...nodeOptions, 'node_modules/@strapi/strapi/bin/strapi.js', 'start'];
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: { ...environment(folder, port), ...more(port) },
    // Only who brings code along speaks with it.
    stdio: ['ignore', 'pipe', 'pipe', ...(nodeOptions.length > 0 ? (['ipc'] as const) : [])],
  });
  endWithUs(child);
  const output = keepOutput(child);
  try {
    await waitForHealth(child, port, output);
  } catch (error) {
    await end(child);
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, child, output, stop: () => end(child) };
}

/**
 * Starts the application in `folder`, waits for the first 204 on /_health, lets it rest for `restMs`, and ends it. The
 * time counts from the process's start; the memory is its resident set after the rest. Linux only.
 */
export async function bootOnce(folder: string, restMs: number): Promise<Boot> {
  const start = process.hrtime.bigint();
  const app = await startApp(folder);
  try {
    const bootMs = Number(process.hrtime.bigint() - start) / 1e6;
    const cpuMs = cpuMsOf(app.pid);
    await sleep(restMs);
    return { bootMs, cpuMs, rssMb: rssMbOf(app.pid) };
  } finally {
    await app.stop();
  }
}

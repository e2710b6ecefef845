import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';

/** The project's folder. */
export const root = path.resolve(__dirname, '..', '..');

/** A running Strapi, started as a child process on a free port. */
export type RunningStrapi = {
  port: number;
  url: string;
  pid: number;
  /** All it wrote so far, both streams. */
  output(): string;
  /** Runs the body of an async function inside it, where `strapi` is known; gives what it returns. */
  run<Result>(body: string): Promise<Result>;
  /** Moves its clock by `offsetMs` against real time. */
  moveClock(offsetMs: number): Promise<void>;
  /** Waits until it has ended by itself. */
  ended(): Promise<void>;
  /** Asks it to end and waits. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
};

/** Where and how a Strapi starts. */
export type StrapiOptions = {
  /** The application's folder; default this project. */
  appDir?: string;
  env?: Record<string, string | undefined>;
  /** Starts through Strapi's whole command line, as people do; it takes a second longer. */
  byCommandLine?: boolean;
  /** Milliseconds to wait for the port. Default 90 000. */
  timeoutMs?: number;
};

const baseEnvironment = {
  HOST: '127.0.0.1',
  PORT: '0',
  ENV_PATH: path.join(root, '.env.none'),
  STRAPI_TELEMETRY_DISABLED: 'true',
  NODE_ENV: 'development',
  APP_KEYS: 'story-key-one,story-key-two',
  ADMIN_JWT_SECRET: 'story-admin-jwt-secret',
  API_TOKEN_SALT: 'story-api-token-salt',
  TRANSFER_TOKEN_SALT: 'story-transfer-salt',
  ENCRYPTION_KEY: 'story-encryption-key',
  JWT_SECRET: 'story-jwt-secret',
};

function withoutHost(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(DOUYIN_|DATABASE_|REDIS_|PUBLIC_URL|NODE_OPTIONS|JEST_|SIM_URL)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));
}

/** The environment of a command that works on a story's data: nothing of this machine's own settings. */
export const storyEnvironment = (env: Record<string, string | undefined>): NodeJS.ProcessEnv => ({
  ...withoutHost(process.env),
  ...baseEnvironment,
  ...env,
});

function launch({ appDir = root, env = {}, byCommandLine = false }: StrapiOptions): ChildProcess {
  const [script, words] = byCommandLine
    ? [path.join(appDir, 'node_modules/@strapi/strapi/bin/strapi.js'), ['start']]
    : [path.join(root, 'test/support/start.cjs'), []];
  return fork(script, words, {
    cwd: appDir,
    env: storyEnvironment(env),
    execArgv: ['--require', path.join(root, 'test/support/preload.cjs')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
  return () => chunks.join('');
}

function waitForMessage<Key extends string>(child: ChildProcess, key: Key): Promise<number> {
  return new Promise((resolve) => {
    const listen = (message: Partial<Record<Key, number>>) => {
      if (typeof message[key] !== 'number') return;
      child.off('message', listen);
      resolve(message[key]);
    };
    child.on('message', listen);
  });
}

type Ran = { ran?: string; result?: unknown; failed?: { code?: string; message: string } };

function runInside<Result>(child: ChildProcess, body: string): Promise<Result> {
  const id = randomUUID();
  return new Promise((resolve, reject) => {
    const listen = ({ ran, result, failed }: Ran) => {
      if (ran !== id) return;
      child.off('message', listen);
      if (failed) reject(Object.assign(new Error(failed.message), { code: failed.code }));
      else resolve(result as Result);
    };
    child.on('message', listen);
    child.send({ id, body });
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(timer);
}

const exited = async (child: ChildProcess, output: () => string): Promise<never> => {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`Strapi ended with ${code} before it listened:\n${output().slice(-4000)}`);
};

async function portWithin(child: ChildProcess, ms: number, output: () => string): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      void end(child, 'SIGKILL');
      reject(new Error(`Strapi did not listen within ${ms} ms:\n${output().slice(-4000)}`));
    }, ms);
  });
  try {
    return await Promise.race([waitForMessage(child, 'port'), exited(child, output), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Starts Strapi and waits until it listens; throws with its output when it ends before. */
export async function startStrapi(options: StrapiOptions = {}): Promise<RunningStrapi> {
  const child = launch(options);
  const output = collectOutput(child);
  const port = await portWithin(child, options.timeoutMs ?? 90_000, output);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output,
    run: (body) => runInside(child, body),
    async moveClock(offsetMs) {
      const moved = waitForMessage(child, 'moved');
      child.send({ offsetMs });
      await moved;
    },
    async ended() {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

/** Starts Strapi where it must refuse to; gives its output. Throws when it listens all the same. */
export async function startRefused(options: StrapiOptions): Promise<string> {
  const child = launch(options);
  const output = collectOutput(child);
  const port = await Promise.race([waitForMessage(child, 'port'), once(child, 'exit').then(() => null)]);
  if (port === null) return output();
  await end(child, 'SIGKILL');
  throw new Error(`Strapi started although it should have refused:\n${output().slice(-4000)}`);
}

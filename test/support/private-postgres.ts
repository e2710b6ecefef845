import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StoryDatabase } from './databases';
import { freePort } from './redis';

/** A PostgreSQL of a story's own, which may be ended and started. */
export type PrivatePostgres = {
  store: StoryDatabase;
  /** Ends it, connections and all, and starts it again; what was committed is there. */
  restart(): void;
  close(): void;
};

const home = '/usr/lib/postgresql';
const versions = existsSync(home) ? readdirSync(home) : [];
const binaries = versions.map((version) => path.join(home, version, 'bin')).filter((bin) => existsSync(bin));

/** Whether the server's programs are installed; tells when they are not. */
export function isPrivatePostgresHere(): boolean {
  if (binaries.length === 0)
    process.stderr.write('SKIPPED: PostgreSQL is not installed below /usr/lib/postgresql\n');
  return binaries.length > 0;
}

// The server does not run as root.
const isRoot = process.getuid?.() === 0;

function run(program: string, ...args: string[]): void {
  const command = [path.join(binaries.at(-1) ?? '', program), ...args];
  const [name = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  const { status, stderr } = spawnSync(name, rest, {
    encoding: 'utf8',
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
}

/** Makes one on a free port and starts it. */
export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-postgres-'));
  if (isRoot) spawnSync('chown', ['postgres', folder]);
  const data = path.join(folder, 'data');
  const port = await freePort();
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync');
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const control = (...args: string[]) => run('pg_ctl', '-D', data, '-w', '-l', `${folder}/log`, ...args);
  const start = () => control('start', '-o', settings);
  start();
  const close = () => {
    control('stop', '-m', 'immediate');
    rmSync(folder, { recursive: true, force: true });
  };
  const env = {
    DATABASE_CLIENT: 'postgres',
    DATABASE_PORT: String(port),
    DATABASE_NAME: 'postgres',
    DATABASE_USERNAME: 'postgres',
  };
  return {
    store: { env, drop: async () => undefined },
    restart() {
      control('stop', '-m', 'fast');
      start();
    },
    close,
  };
}

import { once } from 'node:events';
import net from 'node:net';
import { startStrapi, type RunningStrapi } from './strapi';
import type { World } from './world';

/** The processes of one site; A is the one the world began with. */
export const processNames = ['A', 'B', 'C'] as const;
export type ProcessName = (typeof processNames)[number];

type Change = Record<string, string>;

/** Three Strapi processes on one database and behind one public address. */
export type Processes = {
  /** A living process. */
  at(name: ProcessName): RunningStrapi;
  /** Sends the requests that follow to a process; to one that lives, when it was killed. */
  use(name: ProcessName): void;
  /** Ends a process at once (kill -9). */
  kill(name: ProcessName): Promise<void>;
  /** Asks a process to end (SIGTERM) and waits. */
  end(name: ProcessName): Promise<void>;
  /** Starts one that has ended. */
  begin(name: ProcessName): Promise<void>;
  /** Starts those that were killed; `change` overrides their environment. */
  revive(change?: Change): Promise<void>;
  living(): RunningStrapi[];
  /** One of those that live. */
  anybody(): RunningStrapi;
  /** Moves the clocks of those that live. */
  moveClocks(offsetMs: number): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts two more processes beside the one of a world. `changes` overrides the environment of one, each time it starts; `begun` are
 * those that were started with the world.
 */
export async function addProcesses(
  world: World,
  changes: Partial<Record<'B' | 'C', Change>> = {},
  begun: Partial<Record<'B' | 'C', Promise<RunningStrapi>>> = {},
): Promise<Processes> {
  const running = new Map<ProcessName, RunningStrapi>([['A', world.strapi]]);
  for (const name of ['B', 'C'] as const) {
    const process = await begun[name];
    if (process) running.set(name, process);
  }
  const begin = async (name: ProcessName, change: Change): Promise<void> => {
    if (name === 'A') await world.restart(change);
    else running.set(name, await startStrapi({ env: { ...world.env, ...changes[name], ...change } }));
    if (name === 'A') running.set(name, world.strapi);
  };
  const at = (name: ProcessName): RunningStrapi => {
    const process = running.get(name);
    if (!process) throw new Error(`${name} was killed`);
    return process;
  };
  const living = () => [...running.values()];
  const anybody = (): RunningStrapi => {
    const [process] = living();
    if (!process) throw new Error('No process lives');
    return process;
  };
  const processes: Processes = {
    at,
    living,
    anybody,
    use: (name) => world.front.forwardTo((running.get(name) ?? anybody()).port),
    async kill(name) {
      const process = at(name);
      running.delete(name);
      await process.kill();
    },
    async end(name) {
      const process = at(name);
      running.delete(name);
      await process.stop();
    },
    begin: (name) => begin(name, {}),
    async revive(change = {}) {
      const dead = processNames.filter((name) => !running.has(name));
      await Promise.all(dead.map((name) => begin(name, change)));
    },
    async moveClocks(offsetMs) {
      await Promise.all(living().map((process) => process.moveClock(offsetMs)));
    },
    async close() {
      await Promise.all(living().map((process) => process.stop()));
    },
  };
  await processes.revive();
  return processes;
}

/** The process that carries out a job of this kind at this moment, the newest of them; undefined when none does. */
export async function holderOf(
  world: World,
  processes: Processes,
  kind: string,
): Promise<ProcessName | undefined> {
  const job = (await world
    .tables('douyin_jobs')
    .where({ kind, stage: 'running' })
    .orderBy('id', 'desc')
    .first('lease_owner')) as { lease_owner: string | null } | undefined;
  const pid = Number(job?.lease_owner?.split(':')[1]);
  return processNames.find((name) => {
    try {
      return processes.at(name).pid === pid;
    } catch {
      return false;
    }
  });
}

/** A way to PostgreSQL on which an answer can get lost: the process never hears what the database did. */
export type LossyWay = {
  port: number;
  /** From the next COMMIT on, the connection that sent it hears nothing any more. */
  loseNextCommit(): void;
  close(): Promise<void>;
};

/** Opens the way to the server the stories use. */
export async function openLossyWay(): Promise<LossyWay> {
  let isArmed = false;
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const database = net.connect(5432, '127.0.0.1');
    let isDeaf = false;
    client.on('data', (chunk) => {
      if (isArmed && chunk.includes('COMMIT')) [isArmed, isDeaf] = [false, true];
      database.write(chunk);
    });
    database.on('data', (chunk) => void (isDeaf || client.write(chunk)));
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      open.add(one);
      one
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(one);
          other.destroy();
        });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    loseNextCommit: () => void (isArmed = true),
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

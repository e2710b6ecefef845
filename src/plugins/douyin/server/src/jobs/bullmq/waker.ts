import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type * as BullMQ from 'bullmq';
import type { Queue, Worker } from 'bullmq';
import { addSeconds, clock } from '../../shared/clock';
import type { Due, Hearing, Listener, Waker } from '../waker';
import { createHealth } from './health';
import { connect, placeOf, waitSeconds, type Connections, type RedisPlace } from './redis';

/** All that a message carries, beside the kind that its queue is named after. */
type Message = { id: string };

const wellPollMs = 15_000;
const troubledPollMs = 2000;
const closeMs = 3000;
/** When to tell again of a job after the database could not be asked. */
const againSeconds = 5;

type Line = Connections & { bullmq: typeof BullMQ };

function newState(place: RedisPlace, log: Core.Strapi['log']) {
  return {
    place,
    log,
    health: createHealth(placeOf(place.url), log),
    line: undefined as Promise<Line> | undefined,
    teller: undefined as Connections['teller'] | undefined,
    queues: new Map<string, Queue<Message>>(),
    workers: [] as Worker<Message>[],
    listeners: new Map<string, Listener>(),
    telling: new Set<Promise<void>>(),
    isHushed: false,
    isClosed: false,
    isStrangeTold: false,
  };
}

type State = ReturnType<typeof newState>;

const isWell = ({ teller, health }: State): boolean => teller?.status === 'ready' && health.isWell();

/** All kinds look into the database: what Redis lost, or did not get, is found there. */
function lookAll({ listeners }: State): void {
  for (const listener of new Set(listeners.values())) listener.look();
}

function watch(state: State, { teller, hearer }: Connections): void {
  let isReady = false;
  teller.on('ready', () => {
    isReady = true;
    state.health.recovered();
    lookAll(state);
  });
  teller.on('close', () => {
    if (isReady && !state.isClosed) lookAll(state);
    isReady = false;
  });
  teller.on('error', (error) => state.health.trouble(error));
  hearer.on('error', (error) => state.health.trouble(error));
}

/** Loads BullMQ and connects, with the first job that is told of or waited for. */
function lineOf(state: State): Promise<Line> {
  const open = async () => {
    const [bullmq, connections] = await Promise.all([import('bullmq'), connect(state.place)]);
    state.teller = connections.teller;
    watch(state, connections);
    return { bullmq, ...connections };
  };
  return (state.line ??= open());
}

// BullMQ builds its keys with colons.
const queueName = (kind: string): string => encodeURIComponent(kind);

function queueOf(state: State, { bullmq, teller }: Line, kind: string): Queue<Message> {
  const known = state.queues.get(kind);
  if (known) return known;
  const queue = new bullmq.Queue<Message>(queueName(kind), {
    connection: teller,
    prefix: state.place.prefix,
    skipVersionCheck: true,
    skipWaitingForReady: true,
    streams: { events: { maxLen: 100 } },
    // One message for each job and moment, however often it is told of; it goes when it was heard.
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  // The connection is watched itself.
  queue.on('error', () => undefined);
  state.queues.set(kind, queue);
  return queue;
}

async function send(state: State, { id, kind, runAt }: Due): Promise<void> {
  const line = await lineOf(state);
  const delay = Math.max(0, runAt.getTime() - clock.now().getTime());
  const jobId = `${id}-${runAt.getTime()}`;
  try {
    await queueOf(state, line, kind).add(kind, { id }, { jobId, delay });
  } catch (error) {
    state.health.trouble(error);
    // An answer that does not come: the connection may be dead without knowing.
    if (error instanceof Error && error.message === 'Command timed out') line.teller.disconnect(true);
    throw error;
  }
}

function tell(state: State, due: Due): void {
  if (state.isClosed) return;
  const sending: Promise<void> = send(state, due)
    .catch(() => {
      if (due.runAt <= clock.now()) state.listeners.get(due.kind)?.look(due.kind);
    })
    .finally(() => state.telling.delete(sending));
  state.telling.add(sending);
}

function tellStrange(state: State): void {
  if (!state.isStrangeTold)
    state.log.warn(
      'Douyin: Redis told of a job that is not in this database. Sites that share a Redis need different values of DOUYIN_REDIS_PREFIX',
    );
  state.isStrangeTold = true;
}

/** Does what a message asks for; the row is read anew, and claimed, by whoever listens. */
async function hear(state: State, kind: string, id: string, listener: Listener): Promise<void> {
  const heard = await listener.hear(kind, id).catch(() => addSeconds(clock.now(), againSeconds));
  if (heard === 'unknown') tellStrange(state);
  else if (heard !== 'over') tell(state, { id, kind, runAt: heard });
}

async function listen(state: State, hearing: Hearing, listener: Listener): Promise<void> {
  const { kind, concurrency, leaseSeconds } = hearing;
  state.listeners.set(kind, listener);
  const { bullmq, hearer } = await lineOf(state);
  if (state.isHushed) return;
  const hearOne = ({ data }: { data: Message }) => hear(state, kind, String(data.id), listener);
  const worker = new bullmq.Worker<Message>(queueName(kind), hearOne, {
    connection: hearer,
    prefix: state.place.prefix,
    skipVersionCheck: true,
    concurrency,
    drainDelay: waitSeconds,
    // A message of a process that died is told to others about when the lease of its job runs out.
    lockDuration: leaseSeconds * 1000,
    stalledInterval: Math.min(15, leaseSeconds) * 1000,
    maxStalledCount: 100,
  });
  worker.on('error', (error) => state.health.trouble(error));
  state.workers.push(worker);
}

async function close(state: State): Promise<void> {
  const line = await state.line;
  if (!line) return;
  // BullMQ would wait for a Redis that is away.
  const isForced = line.hearer.status !== 'ready';
  const closing = Promise.all(state.workers.map((worker) => worker.close(isForced)));
  await Promise.race([closing, pause(closeMs, undefined, { ref: false })]);
  state.isClosed = true;
  await Promise.all(state.telling);
  await Promise.all([...state.queues.values()].map((queue) => queue.close()));
  for (const connection of [line.teller, line.hearer]) connection.disconnect();
}

/**
 * Tells of jobs through BullMQ, one queue for each kind: whichever process has room hears of a job at its time. While Redis is
 * away each process looks into the database often, and seldom while it is there.
 */
export function bullmqWaker(place: RedisPlace, log: Core.Strapi['log']): Waker {
  const state = newState(place, log);
  return {
    tell: (due) => tell(state, due),
    listen(hearing, listener) {
      listen(state, hearing, listener).catch((error: unknown) => state.health.trouble(error));
    },
    pollMs: () => (isWell(state) ? wellPollMs : troubledPollMs),
    // One that has not been asked for yet is not away.
    telling: () => (isWell(state) || !state.line ? 'redis' : 'away'),
    async hush() {
      state.isHushed = true;
      await Promise.all(state.workers.map((worker) => worker.pause(true)));
    },
    close: () => close(state),
  };
}

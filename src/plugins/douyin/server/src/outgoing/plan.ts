import type { Core } from '@strapi/strapi';
import type { OutgoingEvent } from '../../../contracts/outgoing';
import { clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { insertOne, inTransaction, whileContested } from '../shared/database';
import { persistently } from '../shared/persistence';
import { service } from '../shared/service';
import { bodyOf } from './body';
import { eventsOf, findHooks } from './hooks';
import { messageUid, type MessageRow } from './row';

/** Kind of the jobs that carry messages out. */
export const sendKind = 'outgoing.send';

const together = 100;

/** Milliseconds between two looks at a message that cannot be signed now. */
const putOffMs = 5 * 60_000;

/** Something that happened, and when. */
export type Happened = { event: OutgoingEvent; payload: unknown; at: Date };

type NewMessage = Pick<MessageRow, 'hookId' | 'event' | 'body'> & { at: Date };

/** Has a message carried out, by one job more each time: called in the transaction in which it began to wait. */
export async function enqueueSending(strapi: Core.Strapi, id: string): Promise<void> {
  await service(strapi, 'jobs').enqueue({ kind: sendKind, payload: { message: id } });
}

/** Has a message looked at again in a while, by one job whoever asks; nothing of it changes until then. */
export async function putOff(strapi: Core.Strapi, id: string): Promise<void> {
  const slot = Math.floor(clock.now().getTime() / putOffMs) + 1;
  const key = `${sendKind}:${id}@${slot}`;
  const runAt = new Date(slot * putOffMs);
  await service(strapi, 'jobs').enqueue({ kind: sendKind, key, payload: { message: id }, runAt });
}

async function store(strapi: Core.Strapi, { at, ...message }: NewMessage): Promise<void> {
  const documentId = newId();
  const fresh = { state: 'waiting', attempts: 0, createdAt: at, stateAt: at };
  await insertOne(strapi, messageUid, { documentId, ...message, ...fresh });
  await enqueueSending(strapi, documentId);
}

/** The messages that events are worth: one for each webhook that chose the event. */
async function messagesOf(strapi: Core.Strapi, all: Happened[]): Promise<NewMessage[]> {
  const hooks = (await findHooks(strapi)).filter(({ isEnabled }) => isEnabled);
  return all.flatMap(({ event, payload, at }) => {
    const body = bodyOf(event, payload, at);
    if (body === null) strapi.log.warn(`Douyin: ${event} was told without what belongs to it`);
    const takers = body === null ? [] : hooks.filter((hook) => eventsOf(hook).includes(event));
    return takers.map(({ id }) => ({ hookId: id, event, body: body ?? '', at }));
  });
}

const storeAll = (strapi: Core.Strapi, messages: NewMessage[]): Promise<void> =>
  whileContested(() =>
    inTransaction(strapi, async () => {
      for (const message of messages) await store(strapi, message);
    }),
  );

/**
 * Puts what happened on its way to the webhooks that chose it. Until it is stored it is known to this process alone: what fails
 * is tried again, for half a minute or until the process ends, and what was stored is left out.
 */
async function plan(strapi: Core.Strapi, all: Happened[], ending: AbortSignal): Promise<void> {
  const messages = await persistently(() => messagesOf(strapi, all), ending);
  for (let first = 0; first < messages.length; first += together) {
    const some = messages.slice(first, first + together);
    await persistently(() => storeAll(strapi, some), ending);
  }
}

/** What listens for events: it gathers those of one moment, so that a page of leads asks for the webhooks once. */
export type Gathering = {
  add(event: OutgoingEvent, payload: unknown): void;
  /** Waits until all that was added is on its way. */
  flush(): Promise<void>;
  /** The same at the end of the process: what cannot be stored is not waited for. */
  end(): Promise<void>;
};

/** Begins to gather. */
export function createGathering(strapi: Core.Strapi): Gathering {
  let waiting: Happened[] = [];
  let last: Promise<void> = Promise.resolve();
  const ending = new AbortController();
  const flush = () => {
    const all = waiting;
    waiting = [];
    if (all.length > 0)
      last = last
        .then(() => plan(strapi, all, ending.signal))
        .catch((error: unknown) => {
          strapi.log.error(
            `Douyin: of ${all.length} events not all reached their webhooks: ${String(error)}`,
          );
        });
    return last;
  };
  return {
    add(event, payload) {
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ event, payload, at: clock.now() });
    },
    flush,
    end() {
      ending.abort();
      return flush();
    },
  };
}

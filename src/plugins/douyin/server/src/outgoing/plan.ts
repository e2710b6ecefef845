import type { Core } from '@strapi/strapi';
import type { OutgoingEvent } from '../../../contracts/outgoing';
import { clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { insertOne, inTransaction, whileContested } from '../shared/database';
import { service } from '../shared/service';
import { bodyOf } from './body';
import { eventsOf, findHooks } from './hooks';
import { messageUid, type MessageRow } from './row';

/** Kind of the jobs that carry messages out. */
export const sendKind = 'outgoing.send';

const together = 100;

/** Something that happened, and when. */
export type Happened = { event: OutgoingEvent; payload: unknown; at: Date };

type NewMessage = Pick<MessageRow, 'hookId' | 'event' | 'body'> & { at: Date };

/** Has a message carried out; a key of its own for each time it is given up and sent again. */
export async function enqueueSending(strapi: Core.Strapi, id: string, attempts: number): Promise<void> {
  const key = `${sendKind}:${id}:${attempts}`;
  await service(strapi, 'jobs').enqueue({ kind: sendKind, key, payload: { message: id } });
}

async function store(strapi: Core.Strapi, { at, ...message }: NewMessage): Promise<void> {
  const documentId = newId();
  const fresh = { state: 'waiting', attempts: 0, createdAt: at, stateAt: at };
  await insertOne(strapi, messageUid, { documentId, ...message, ...fresh });
  await enqueueSending(strapi, documentId, 0);
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

/** Puts what happened on its way to the webhooks that chose it. */
export async function plan(strapi: Core.Strapi, all: Happened[]): Promise<void> {
  const messages = await messagesOf(strapi, all);
  for (let first = 0; first < messages.length; first += together) {
    const some = messages.slice(first, first + together);
    await whileContested(() =>
      inTransaction(strapi, async () => {
        for (const message of some) await store(strapi, message);
      }),
    );
  }
}

/** What listens for events: it gathers those of one moment, so that a page of leads asks for the webhooks once. */
export type Gathering = {
  add(event: OutgoingEvent, payload: unknown): void;
  /** Waits until all that was added is on its way. */
  flush(): Promise<void>;
};

/** Begins to gather. */
export function createGathering(strapi: Core.Strapi): Gathering {
  let waiting: Happened[] = [];
  let last: Promise<void> = Promise.resolve();
  const flush = () => {
    const all = waiting;
    waiting = [];
    if (all.length > 0)
      last = last
        .then(() => plan(strapi, all))
        .catch((error: unknown) => {
          strapi.log.error(`Douyin: ${all.length} events did not reach their webhooks: ${String(error)}`);
        });
    return last;
  };
  return {
    add(event, payload) {
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ event, payload, at: clock.now() });
    },
    flush,
  };
}

import type { Core } from '@strapi/strapi';
import { isOutgoingEvent, outgoingEventNames, type OutgoingEvent } from '../../../contracts/outgoing';
import { PluginError } from '../shared/errors';

/** A webhook of Strapi's own, as its store gives it. */
export type Hook = {
  id: string;
  name: string;
  url: string;
  headers: Record<string, string> | null;
  events: string[] | null;
  isEnabled: boolean;
};

type Store = {
  addAllowedEvent(key: string, value: string): void;
  findWebhooks(): Promise<Hook[]>;
  findWebhook(id: string): Promise<Hook | null>;
  createWebhook(hook: Omit<Hook, 'id'>): Promise<Hook>;
  updateWebhook(id: string, hook: Omit<Hook, 'id'>): Promise<Hook | null>;
};

/** What Strapi's page is told of a test. */
export type TriggerResult = { statusCode: number; message?: string };

type Runner = {
  add(hook: Hook): void;
  update(hook: Hook): void;
  run(hook: Hook, event: string, info?: object): Promise<TriggerResult>;
};

const storeOf = (strapi: Core.Strapi): Store => strapi.get('webhookStore') as Store;
const runnerOf = (strapi: Core.Strapi): Runner => strapi.get('webhookRunner') as Runner;

/** Those of our events that a webhook chose. */
export const eventsOf = ({ events }: Hook): OutgoingEvent[] => (events ?? []).filter(isOutgoingEvent);

/** All of Strapi's webhooks, the oldest first. */
export const findHooks = async (strapi: Core.Strapi): Promise<Hook[]> =>
  (await storeOf(strapi).findWebhooks()).sort((one, other) => Number(one.id) - Number(other.id));

/** One webhook, or null. */
export const findHook = (strapi: Core.Strapi, id: string): Promise<Hook | null> =>
  /^\d{1,15}$/.test(id) ? storeOf(strapi).findWebhook(id) : Promise.resolve(null);

/** One webhook; throws CONFIG_NOT_FOUND. */
export async function hookOf(strapi: Core.Strapi, id: string): Promise<Hook> {
  const hook = await findHook(strapi, id);
  if (!hook) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such webhook', { hook: id });
  return hook;
}

/** Stores a webhook as Strapi's own page does; a new one has no id. */
export async function storeHook(
  strapi: Core.Strapi,
  { id, ...columns }: Omit<Hook, 'id'> & { id?: string },
): Promise<Hook> {
  const store = storeOf(strapi);
  const created = id === undefined ? await store.createWebhook(columns) : await hookOf(strapi, id);
  // Strapi switches each new one on, whatever it is told.
  const stored = (await store.updateWebhook(created.id, columns)) ?? created;
  runnerOf(strapi).update(stored);
  return stored;
}

/** Has Strapi take our events where its webhooks are set up. */
export function offerEvents(strapi: Core.Strapi): void {
  for (const name of outgoingEventNames)
    storeOf(strapi).addAllowedEvent(name.toUpperCase().replace(/[.-]/g, '_'), name);
}

/**
 * Takes our events out of the hands of Strapi's runner, which neither signs nor tries again: it sends what is Strapi's, we
 * send what is ours, and a test from its page goes out as our deliveries do.
 */
export function takeOver(strapi: Core.Strapi, test: (hook: Hook) => Promise<TriggerResult>): void {
  const runner = runnerOf(strapi);
  const { add, run } = runner;
  runner.add = (hook) =>
    add.call(runner, { ...hook, events: (hook.events ?? []).filter((name) => !isOutgoingEvent(name)) });
  runner.run = (hook, event, info) =>
    event === 'trigger-test' && eventsOf(hook).length > 0 ? test(hook) : run.call(runner, hook, event, info);
}

import type { Core } from '@strapi/strapi';
import type { OutgoingHook, OutgoingMessage } from '../../../contracts/outgoing';
import { clock } from '../shared/clock';
import { eventsOf, findHooks, hookOf, type Hook } from './hooks';
import { findKeys } from './keys';
import { messageUid, toMessageView, type KeyRow, type MessageRow } from './row';

const latestFirst = { id: 'desc' as const };

async function lastOf(strapi: Core.Strapi, hookId: string): Promise<OutgoingMessage | null> {
  const where = { hookId };
  const row = (await strapi.db
    .query(messageUid)
    .findOne({ where, orderBy: latestFirst })) as MessageRow | null;
  return row && toMessageView(row);
}

function secretOf(key: KeyRow | undefined): OutgoingHook['secret'] {
  if (!key) return null;
  const until = key.previousUntil && new Date(key.previousUntil);
  return { ...key.secretView, bothUntil: until && until > clock.now() ? until.toISOString() : null };
}

/** Origin and end of an address; a text that is none, as it stands. */
function addressOf({ url }: Hook): OutgoingHook['address'] {
  return { origin: URL.canParse(url) ? new URL(url).origin : '', lastFour: url.slice(-4) };
}

async function toView(strapi: Core.Strapi, hook: Hook, key: KeyRow | undefined): Promise<OutgoingHook> {
  const { id, name, isEnabled: enabled } = hook;
  const last = await lastOf(strapi, id);
  return {
    ...{ id, name, enabled, last },
    address: addressOf(hook),
    events: eventsOf(hook),
    secret: secretOf(key),
  };
}

/** All of Strapi's webhooks, the oldest first, each with how its newest delivery went. */
export async function listHooks(strapi: Core.Strapi): Promise<OutgoingHook[]> {
  const hooks = await findHooks(strapi);
  const keys = await findKeys(
    strapi,
    hooks.map(({ id }) => id),
  );
  return Promise.all(hooks.map((hook) => toView(strapi, hook, keys.get(hook.id))));
}

/** One of them; throws CONFIG_NOT_FOUND. */
export async function viewHook(strapi: Core.Strapi, id: string): Promise<OutgoingHook> {
  const hook = await hookOf(strapi, id);
  return toView(strapi, hook, (await findKeys(strapi, [id])).get(id));
}

/** What was sent to a webhook, the newest first, with the count of all. */
export async function listMessages(
  strapi: Core.Strapi,
  hookId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: OutgoingMessage[]; total: number }> {
  const messages = strapi.db.query(messageUid);
  const where = { hookId };
  const range = { limit: pageSize, offset: (page - 1) * pageSize };
  const rows = (await messages.findMany({ where, orderBy: latestFirst, ...range })) as MessageRow[];
  return { rows: rows.map(toMessageView), total: await messages.count({ where }) };
}

import type { Core } from '@strapi/strapi';
import { isOutgoingEvent, type OutgoingHookInput } from '../../../contracts/outgoing';
import type { Actor } from '../audit/service';
import { inTransaction } from '../shared/database';
import { service } from '../shared/service';
import { hookOf, storeHook, type Hook } from './hooks';
import { renewKey } from './keys';

type Deed = 'created' | 'updated' | 'secret-made';

const record = (strapi: Core.Strapi, deed: Deed, { id, name, events }: Hook, actor: Actor): Promise<void> =>
  service(strapi, 'audit').record({
    action: `outgoing-hook.${deed}`,
    actor,
    target: { kind: 'outgoing-hook', id, name },
    details: deed === 'secret-made' ? {} : { events: (events ?? []).filter(isOutgoingEvent) },
  });

const checked = (strapi: Core.Strapi, url: string): string => service(strapi, 'notices').checkedAddress(url);

/** Makes a webhook and its secret, which is told this once. */
export async function createHook(
  strapi: Core.Strapi,
  { name, url, events, enabled }: OutgoingHookInput & { url: string },
  actor: Actor,
): Promise<{ id: string; secret: string }> {
  const place = { name, url: checked(strapi, url), headers: {} };
  const hook = await storeHook(strapi, { ...place, events, isEnabled: enabled });
  await record(strapi, 'created', hook, actor);
  return { id: hook.id, secret: await renewSecret(strapi, hook.id, actor) };
}

/** Changes a webhook; what it chose of Strapi's own events stays, and its headers. Throws CONFIG_NOT_FOUND. */
export async function updateHook(
  strapi: Core.Strapi,
  id: string,
  { name, url, events, enabled }: OutgoingHookInput,
  actor: Actor,
): Promise<void> {
  const before = await hookOf(strapi, id);
  const ofStrapi = (before.events ?? []).filter((event) => !isOutgoingEvent(event));
  const hook = await storeHook(strapi, {
    ...before,
    name,
    url: url === undefined ? before.url : checked(strapi, url),
    events: [...ofStrapi, ...events],
    isEnabled: enabled,
  });
  await record(strapi, 'updated', hook, actor);
}

/** Gives a webhook a new secret, which is told this once. Throws CONFIG_NOT_FOUND, CONFIG_STALE and CONFIG_KEYS_LOCKED. */
export async function renewSecret(strapi: Core.Strapi, id: string, actor: Actor): Promise<string> {
  const hook = await hookOf(strapi, id);
  return inTransaction(strapi, async () => {
    const secret = await renewKey(strapi, id);
    await record(strapi, 'secret-made', hook, actor);
    return secret;
  });
}

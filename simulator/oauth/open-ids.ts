import { personalId } from '../ids';
import type { App, Person, World } from '../world';

/** Whom the open_ids of an app mean; people are only ever added, so `known` says where to go on. */
export type OpenIds = { byOpenId: Map<string, string>; known: number };

/** The person an open_id of this app means, or nothing. */
export function personOf(world: World, app: App, openId: string): Person | undefined {
  const index = indexOf(world, app);
  if (index.known < world.people.size) learn(world, app, index);
  return world.people.get(index.byOpenId.get(openId) ?? '');
}

function learn(world: World, app: App, index: OpenIds): void {
  for (const id of [...world.people.keys()].slice(index.known))
    index.byOpenId.set(personalId(world.ids, 'open', id, app.client_key), id);
  index.known = world.people.size;
}

function indexOf(world: World, app: App): OpenIds {
  const known = world.openIds.get(app.client_key);
  if (known) return known;
  const fresh: OpenIds = { byOpenId: new Map(), known: 0 };
  world.openIds.set(app.client_key, fresh);
  return fresh;
}

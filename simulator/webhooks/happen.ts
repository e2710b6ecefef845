import type { Fields } from '../call';
import { livingGrants } from '../oauth/grants';
import { openIdOf } from '../leads/someone';
import type { App, World } from '../world';
import { isWanted } from './book';
import { eventKinds } from './catalogue';
import { sendEvent } from './send';

const isFor = (world: World, app: App, event: string): boolean => {
  const scope = eventKinds[event]?.scope ?? null;
  return isWanted(world, app.client_key, event) && (scope === null || app.scopes.includes(scope));
};

/** Content with the ids that an app knows somebody by. */
function forApp(world: World, app: App, actor: string, content: Fields): Fields {
  const { user_infos: users } = content;
  if (!Array.isArray(users)) return content;
  const named = users.map((user: Fields) => ({ ...user, open_id: openIdOf(world, app, actor) }));
  return { ...content, user_infos: named };
}

/** Tells the apps that an account authorised what somebody did to it; only one of them where it is named. */
export function tellApps(
  world: World,
  actor: string,
  account: string,
  event: string,
  content: Fields,
  only?: App,
): void {
  for (const app of only ? [only] : world.apps.values()) {
    const to = openIdOf(world, app, account);
    if (!isFor(world, app, event) || livingGrants(world, to).length === 0) continue;
    const from = openIdOf(world, app, actor);
    sendEvent(world, app, { event, from, to, content: forApp(world, app, actor, content) });
  }
}

/** Tells an app what a person did with their consent, or published. */
export function tellApp(
  world: World,
  clientKey: string,
  personId: string,
  event: string,
  content: Fields,
): void {
  const app = world.apps.get(clientKey);
  if (app && isFor(world, app, event))
    sendEvent(world, app, { event, from: openIdOf(world, app, personId), content });
}

import { text, type Call, type Fields } from '../call';
import { isRejection, reject } from '../codes';
import { appAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { App, World } from '../world';
import { isWanted } from './book';
import { eventKinds } from './catalogue';
import { sendEvent } from './send';

/** Subscriptions and the mock event (reference §8.3), with the app's own token. */
export const webhookEndpoints: Endpoint[] = [
  endpoint('event_status_list', '/event/status/list', ['GET'], list),
  endpoint('event_status_update', '/event/status/update', ['POST'], update),
  endpoint('webhook_event_send', '/sandbox/webhook/event/send', ['POST'], mock),
];

function endpoint(
  name: string,
  path: string,
  methods: string[],
  show: (world: World, app: App, call: Call) => Outcome,
): Endpoint {
  const answer = (world: World, call: Call): Outcome => {
    const app = appAccess(world, call, 'aweme.webhook');
    return isRejection(app) ? app : show(world, app, call);
  };
  return { name, path, methods, envelope: 'classic', answer };
}

const badParameter = (name: string) => reject(28001007, `参数不合法: ${name}`);

function list(world: World, app: App): Outcome {
  const states = Object.keys(eventKinds).map((event) => ({
    event,
    status: isWanted(world, app.client_key, event) ? 1 : 0,
  }));
  return { data: { list: states } };
}

const isState = (value: unknown): value is { event: string; status: 0 | 1 } => {
  const { event, status } = (value ?? {}) as Fields;
  return typeof event === 'string' && Object.hasOwn(eventKinds, event) && (status === 0 || status === 1);
};

function update(world: World, app: App, call: Call): Outcome {
  const wanted = call.body.fields.list;
  if (!Array.isArray(wanted) || wanted.length === 0 || !wanted.every(isState)) return badParameter('list');
  const off = world.hooks.off.get(app.client_key) ?? new Set<string>();
  world.hooks.off.set(app.client_key, off);
  for (const { event, status } of wanted) {
    if (status === 0) off.add(event);
    else off.delete(event);
  }
  return { data: {} };
}

/** Sends an event about people who do not exist. */
function mock(world: World, app: App, call: Call): Outcome {
  const event = text(call.body.fields, 'event_type');
  const kind = Object.hasOwn(eventKinds, event) ? eventKinds[event] : undefined;
  if (!kind) return badParameter('event_type');
  const people = { from: '_000mock-from', to: '_000mock-to' };
  const named = kind.people === 'one' ? { from: people.from } : people;
  sendEvent(world, app, { event, ...named, content: kind.content({ world, ...people }) });
  return { data: {} };
}

import type { Fields } from '../call';
import { openIdOf } from '../leads/someone';
import { json, refusal, type Wire } from '../wire';
import type { App, World } from '../world';
import { eventKinds } from '../webhooks/catalogue';
import { newMsgId, sendEvent, verifyCallback } from '../webhooks/send';
import { bodyProblem, type ControlRequest, type ControlRoute } from './request';

/** `/_sim/webhooks`: what was delivered, and deliveries by hand. */
export const webhookRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/webhooks',
    answer: (world) => json(200, { deliveries: world.hooks.deliveries }),
  },
  { method: 'DELETE', path: '/_sim/webhooks', answer: clear },
  { method: 'POST', path: '/_sim/webhooks/send', answer: send },
  { method: 'POST', path: '/_sim/webhooks/verify', answer: verify },
];

function clear(world: World): Wire {
  world.hooks.deliveries = [];
  return json(200, { ok: true });
}

const RULES = {
  client_key: 'text',
  event: 'text',
  person: 'text',
  account: 'text',
  content: 'object',
  form: ['object', 'text'],
  copies: 'count',
  msg_id: 'text',
  secret: 'text',
} as const;

/** Ids of the people named, or of nobody we know. */
function peopleOf(world: World, app: App, { person, account }: Fields) {
  const idOf = (name: unknown): string => openIdOf(world, app, String(name ?? 'somebody'));
  return { from: idOf(person), to: idOf(account) };
}

/** Sends an event as often as asked, each time under the same Msg-Id, whatever the app subscribed to. */
function send(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, RULES, ['client_key', 'event']);
  if (problem) return problem;
  const app = world.apps.get(String(body.client_key));
  if (!app?.webhook_url)
    return refusal(404, `There is no app ${String(body.client_key)} with a webhook_url.`);
  const event = String(body.event);
  const kind = Object.hasOwn(eventKinds, event) ? eventKinds[event] : undefined;
  const people = peopleOf(world, app, body);
  const named = kind?.people === 'one' ? { from: people.from } : people;
  const content = { ...kind?.content({ world, ...people }), ...(body.content as Fields | undefined) };
  const msgId = String(body.msg_id ?? newMsgId(world));
  const { form, secret } = body as { form?: 'object' | 'text'; secret?: string };
  for (let copy = 0; copy < Number(body.copies ?? 1); copy += 1)
    sendEvent(world, app, { event, ...named, content }, { msgId, form, secret });
  return json(200, { msg_id: msgId, content });
}

function verify(world: World, { call }: ControlRequest): Wire {
  const problem = bodyProblem(call.body.fields, { client_key: 'text' }, ['client_key']);
  if (problem) return problem;
  const app = world.apps.get(String(call.body.fields.client_key));
  const delivery = app && verifyCallback(world, app);
  return delivery
    ? json(200, { msg_id: delivery.msg_id })
    : refusal(404, 'There is no such app with a webhook_url.');
}

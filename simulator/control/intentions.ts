import type { Fields } from '../call';
import { now, SECOND } from '../clock';
import { nextNumber, opaqueIdFor, personalId } from '../ids';
import { cardsOf } from '../leads/cards';
import { intentionsOf, type Intention } from '../leads/intention-book';
import { someone } from '../leads/someone';
import { json, refusal, type Wire } from '../wire';
import type { Person, World } from '../world';
import { tellApps } from '../webhooks/happen';
import { bodyProblem, type Rule } from './request';
import { SPREAD, spreadOf } from './spread';

/** What an event's entry says, made when it happens. */
type Content = (moment: number) => Fields;

/** Notes in the interaction log of an account what somebody did to it now; the entry without its content is the answer. */
export function noteIntention(
  world: World,
  actor: Person,
  account: Person,
  event: string,
  content: Content,
): Fields {
  const atMs = now(world.clock);
  const intention: Intention = { actor: actor.id, event, atMs, content: content(atMs) };
  intentionsOf(world, account).steered.push(intention);
  tellApps(world, actor.id, account.id, event, intention.content);
  return { event, event_time: String(atMs) };
}

function toward(
  world: World,
  person: Person,
  body: Fields,
  rules: Record<string, Rule>,
  required: string[] = [],
) {
  const problem = bodyProblem(body, { person: 'text', ...rules }, ['person', ...required]);
  if (problem) return problem;
  return world.people.get(String(body.person)) ?? refusal(404, `There is no person ${String(body.person)}.`);
}

const seconds = (ms: number): number => Math.floor(ms / SECOND);

/** Likes a work of the person named. */
export function diggVideo(world: World, person: Person, body: Fields): Wire {
  const account = toward(world, person, body, { item_id: 'text' }, ['item_id']);
  if ('status' in account) return account;
  const content: Content = (ms) => ({ action_type: 1, action_time: seconds(ms), item_id: body.item_id });
  return json(200, noteIntention(world, person, account, 'new_video_digg', content));
}

/** What every message event tells; open_ids are those of the app with `client_key`, else of none. */
function messageContent(world: World, person: Person, account: Person, body: Fields, own: Fields): Content {
  const { nickname, avatar } = someone(world, person.id);
  const idOf = ({ id }: Person): string => personalId(world.ids, 'open', id, String(body.client_key ?? ''));
  return (ms) => ({
    conversation_short_id: opaqueIdFor(world.ids, ['conversation', person.id, account.id]),
    server_message_id: opaqueIdFor(world.ids, ['message', String(nextNumber(world.ids, 'message'))]),
    conversation_type: 1,
    create_time: ms,
    ...own,
    user_infos: [{ open_id: idOf(person), nick_name: nickname, avatar }],
  });
}

/** Opens the messages with the person named. */
export function enterMessages(world: World, person: Person, body: Fields): Wire {
  const account = toward(world, person, body, { client_key: 'text' });
  if ('status' in account) return account;
  const content = messageContent(world, person, account, body, { scene_type: 4 });
  return json(200, noteIntention(world, person, account, 'im_enter_direct_msg', content));
}

/** Sends the person named a text. */
export function sendMessage(world: World, person: Person, body: Fields): Wire {
  const account = toward(world, person, body, { text: 'text', client_key: 'text' }, ['text']);
  if ('status' in account) return account;
  const own = { message_type: 'text', text: body.text, source: '', scene_type: 5 };
  const content = messageContent(world, person, account, body, own);
  return json(200, noteIntention(world, person, account, 'im_receive_msg', content));
}

/** Fills a retain-consult card of the person named: `fields` is `{姓名: …, 手机号: …, 城市: …}`. */
export function leaveCard(world: World, person: Person, body: Fields): Wire {
  const account = toward(world, person, body, { fields: 'object', card_id: 'text', client_key: 'text' }, [
    'fields',
  ]);
  if ('status' in account) return account;
  const cards = cardsOf(world, account.id);
  const cardId = body.card_id ?? cards.at(-1)?.card_id;
  if (cardId === undefined) return refusal(409, `${account.id} has no card.`);
  const filled = Object.entries(body.fields as Fields).map(([label, value]) => ({
    label,
    value: String(value),
  }));
  const own = { message_type: 'retain_consult_card', card_id: cardId, card_status: 2, card_data: filled };
  const content = messageContent(world, person, account, body, own);
  return json(200, noteIntention(world, person, account, 'im_receive_msg', content));
}

/** Adds many entries to the log of the account: `events` in turn, each by one of its invented fans; with `each` by each in turn. */
export function addIntentions(world: World, person: Person, body: Fields): Wire {
  const problem = bodyProblem(body, { ...SPREAD, events: 'texts', each: 'flag' }, ['count']);
  if (problem) return problem;
  const spread = spreadOf(world, body);
  if ('status' in spread) return spread;
  const events = (body.events as string[] | undefined) ?? ['new_follow_action', 'new_video_digg']; // checked to be texts
  if (events.length === 0 || new Set(events).size < events.length)
    return refusal(400, 'The field events must name each event once, and one at least.');
  intentionsOf(world, person).many.push({ ...spread, events, each: body.each === true });
  return json(200, { count: spread.count });
}

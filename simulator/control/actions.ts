import type { Fields } from '../call';
import { revokeGrants } from '../oauth/grants';
import { revokePan115 } from '../pan115/grants';
import { approve, askedScopes, isOpen, offeredScopes, refuse, scan, type Ticket } from '../oauth/tickets';
import { json, refusal, type Wire } from '../wire';
import type { Person, World } from '../world';
import { tellApp } from '../webhooks/happen';
import { bodyProblem, type Rule } from './request';
import { followPerson, publishVideo, unfollowPerson } from './account';
import { setAudience } from './audience';
import { addIntentions, diggVideo, enterMessages, leaveCard, sendMessage } from './intentions';
import { setComments, writeUnder } from './comments';
import { banFromPosting, reviewWork } from './publishing';
import { pickTicket } from './tickets';

/** Something a person does on the platform; the body is that of `POST /_sim/people/:id/:action`. */
export type PersonAction = (world: World, person: Person, body: Fields) => Wire;

/** Every action by its name in the address; a new one is one line here. */
export const PERSON_ACTIONS = new Map<string, PersonAction>([
  ['scan', scanTicket],
  ['approve', approveTicket],
  ['refuse', refuseTicket],
  ['revoke', revoke],
  ['follow', followPerson],
  ['unfollow', unfollowPerson],
  ['publish', publishVideo],
  ['review', reviewWork],
  ['ban', banFromPosting],
  ['audience', setAudience],
  ['intentions', addIntentions],
  ['digg', diggVideo],
  ['enter', enterMessages],
  ['message', sendMessage],
  ['leave_card', leaveCard],
  ['comment', writeUnder],
  ['comments', setComments],
]);

const CHOICE: Record<string, Rule> = { ticket: 'text', state: 'text', newest: 'flag' };

/** Does something with the open ticket the body names: 404 none, 409 already decided or expired. */
function onTicket(
  world: World,
  body: Fields,
  rules: Record<string, Rule>,
  act: (ticket: Ticket) => Wire,
): Wire {
  const problem = bodyProblem(body, rules);
  if (problem) return problem;
  const given = Object.keys(CHOICE).filter((name) => body[name] !== undefined);
  if (given.length !== 1) return refusal(400, 'Give one of ticket, state or newest: true.');
  const ticket = pickTicket(world, body);
  if (!ticket) return refusal(404, 'There is no such ticket.');
  return isOpen(ticket) ? act(ticket) : refusal(409, `The ticket is ${ticket.status}.`);
}

function scanTicket(world: World, person: Person, body: Fields): Wire {
  return onTicket(world, body, CHOICE, (ticket) => {
    scan(ticket, person);
    return json(200, { ticket: ticket.id, status: ticket.status });
  });
}

function refuseTicket(world: World, person: Person, body: Fields): Wire {
  return onTicket(world, body, CHOICE, (ticket) => {
    refuse(ticket, person);
    return json(200, { ticket: ticket.id, status: ticket.status });
  });
}

function approveTicket(world: World, person: Person, body: Fields): Wire {
  const rules: Record<string, Rule> = { ...CHOICE, scopes: 'texts' };
  return onTicket(world, body, rules, (ticket) => approveScopes(world, ticket, person, body.scopes));
}

function approveScopes(world: World, ticket: Ticket, person: Person, chosen: unknown): Wire {
  const scopes = Array.isArray(chosen) ? chosen.map(String) : offeredScopes(ticket);
  const foreign = scopes.find((scope) => !askedScopes(ticket).includes(scope));
  if (foreign !== undefined) return refusal(400, `The login did not ask for ${foreign}.`);
  const refused = approve(world, ticket, person, scopes);
  if (refused) return json(409, { error: refused.description, code: refused.code });
  tellApp(world, ticket.client_key, person.id, 'authorize', { scopes });
  return json(200, { ticket: ticket.id, status: ticket.status, redirectUrl: ticket.redirectUrl });
}

/** The person takes the permission away in the app's settings (设置 > 账号与安全 > 授权管理), there or at 115. */
function revoke(world: World, person: Person, body: Fields): Wire {
  const problem = bodyProblem(body, { client_key: 'text', client_id: 'text' });
  if (problem) return problem;
  const { client_key: key, client_id: id } = body;
  if ((key === undefined) === (id === undefined)) return refusal(400, 'Give one of client_key or client_id.');
  const revoked =
    id === undefined
      ? revokeGrants(world, person.id, String(key))
      : revokePan115(world, person.id, String(id));
  if (id === undefined && revoked > 0) tellApp(world, String(key), person.id, 'unauthorize', { scopes: [] });
  return json(200, { revoked });
}

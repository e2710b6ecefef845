import type { Fields } from '../call';
import type { Rejection } from '../codes';
import { approve, findTicket, isOpen, refuse, scan, type Ticket } from '../oauth/tickets';
import { phonePage } from '../pages/phone';
import { pageWire, refusal, seeOther, type Wire } from '../wire';
import type { Person, World } from '../world';
import type { ControlRequest, ControlRoute } from './request';

/** `/_sim/phone/:ticket`: the page behind the QR and its form. */
export const phoneRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/phone/:ticket', answer: show },
  { method: 'POST', path: '/_sim/phone/:ticket', answer: decide },
];

function show(world: World, { params }: ControlRequest): Wire {
  const ticket = findTicket(world, params.ticket ?? '');
  return ticket ? render(world, ticket) : refusal(404, 'There is no such ticket.');
}

function render(world: World, ticket: Ticket, problem?: Rejection): Wire {
  const appName = world.apps.get(ticket.client_key)?.name ?? '';
  const view = { ticket, appName, people: [...world.people.values()] };
  return pageWire(phonePage(problem ? { ...view, problem } : view));
}

/** A late press on an old page changes nothing; it comes back to the present state. */
function decide(world: World, { call, params }: ControlRequest): Wire {
  const ticket = findTicket(world, params.ticket ?? '');
  if (!ticket) return refusal(404, 'There is no such ticket.');
  const { fields } = call.body;
  const person = world.people.get(String(fields.person));
  if (!person) return refusal(400, 'There is no such person.');
  const problem = isOpen(ticket) ? press(world, ticket, person, fields) : undefined;
  return problem ? render(world, ticket, problem) : seeOther(`/_sim/phone/${ticket.id}`);
}

function press(world: World, ticket: Ticket, person: Person, fields: Fields): Rejection | undefined {
  if (fields.do === 'scan') scan(ticket, person);
  if (fields.do === 'refuse') refuse(ticket, person);
  return fields.do === 'approve' ? approve(world, ticket, person, tickedScopes(ticket, fields)) : undefined;
}

const tickedScopes = (ticket: Ticket, fields: Fields): string[] => [
  ...ticket.scopes,
  ...ticket.optional.map(({ scope }) => scope).filter((scope) => fields[`scope:${scope}`] !== undefined),
];

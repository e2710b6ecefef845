import type { Fields } from '../call';
import { findTicket, isOpen, type Ticket } from '../oauth/tickets';
import { json, refusal, type Wire } from '../wire';
import type { World } from '../world';
import type { ControlRequest, ControlRoute } from './request';

/** `/_sim/tickets`: the open QR logins, and one with its redirect (the pages poll it). */
export const ticketRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/tickets', answer: list },
  { method: 'GET', path: '/_sim/tickets/:ticket', answer: one },
];

function list(world: World): Wire {
  const tickets = [...world.tickets.keys()].map((id) => findTicket(world, id));
  const open = tickets.filter((ticket) => ticket !== undefined).filter(isOpen);
  return json(200, { tickets: open.map(describe) });
}

function one(world: World, { params }: ControlRequest): Wire {
  const ticket = findTicket(world, params.ticket ?? '');
  return ticket ? json(200, describe(ticket)) : refusal(404, 'There is no such ticket.');
}

const describe = (ticket: Ticket): Fields => ({
  ticket: ticket.id,
  client_key: ticket.client_key,
  redirect_uri: ticket.redirect_uri,
  state: ticket.state,
  scopes: ticket.scopes,
  optional: ticket.optional,
  status: ticket.status,
  granted: ticket.granted,
  person: ticket.personId,
  redirect_url: ticket.redirectUrl,
});

/** The ticket a body means by `ticket`, `state` or `newest: true`; the newest wins, whatever its status. */
export function pickTicket(world: World, body: Fields): Ticket | undefined {
  if (typeof body.ticket === 'string') return findTicket(world, body.ticket);
  const newestFirst = [...world.tickets.values()].reverse();
  const wanted = newestFirst.find((ticket) => body.newest === true || ticket.state === body.state);
  return wanted && findTicket(world, wanted.id);
}

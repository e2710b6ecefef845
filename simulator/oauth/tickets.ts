import { MINUTE, now } from '../clock';
import { reject, type Rejection } from '../codes';
import { nextText } from '../ids';
import type { Person, World } from '../world';
import { issueCode } from './grants';

/** The five states of a login QR (reference §3.1, check_qrcode). */
export type TicketStatus = 'new' | 'scanned' | 'confirmed' | 'refused' | 'expired';

/** A scope the person may leave out, and whether it starts ticked. */
export type OptionalScope = { scope: string; ticked: boolean };

/** What an application asks a person for. */
export type LoginRequest = {
  client_key: string;
  redirect_uri: string;
  state?: string;
  scopes: string[];
  optional: OptionalScope[];
};

/** One QR code on a screen, from drawing to the redirect. */
export type Ticket = LoginRequest & {
  id: string;
  status: TicketStatus;
  createdMs: number;
  personId?: string;
  /** What the person agreed to, once confirmed. */
  granted?: string[];
  redirectUrl?: string;
};

/** How long a QR stays valid; the platform does not state it (UNVERIFIED). */
export const TICKET_LIFE_MS = 5 * MINUTE;

/** Opens a ticket for a checked request. */
export function openTicket(world: World, request: LoginRequest): Ticket {
  const id = nextText(world.ids, 'ticket', 32);
  const ticket: Ticket = { ...request, id, status: 'new', createdMs: now(world.clock) };
  world.tickets.set(id, ticket);
  return ticket;
}

/** A ticket with its status of this moment, or nothing. */
export function findTicket(world: World, id: string): Ticket | undefined {
  const ticket = world.tickets.get(id);
  if (ticket && isOpen(ticket) && now(world.clock) >= ticket.createdMs + TICKET_LIFE_MS)
    ticket.status = 'expired';
  return ticket;
}

/** True while the person can still decide. */
export const isOpen = (ticket: Ticket): boolean => ticket.status === 'new' || ticket.status === 'scanned';

/** The person points the phone at the QR. */
export function scan(ticket: Ticket, person: Person): void {
  ticket.status = 'scanned';
  ticket.personId = person.id;
}

/** The person declines; the screen shows it and nothing is issued. */
export function refuse(ticket: Ticket, person: Person): void {
  ticket.status = 'refused';
  ticket.personId = person.id;
}

/**
 * The person agrees to `scopes`: a code is issued and the ticket gets the address the browser goes to.
 * A test app takes only people on its white list: 28001020 (where the platform says so is UNVERIFIED).
 */
export function approve(
  world: World,
  ticket: Ticket,
  person: Person,
  scopes: string[],
): Rejection | undefined {
  const app = world.apps.get(ticket.client_key);
  if (app?.stage === 'test' && !app.testers.includes(person.id)) return reject(28001020);
  const code = issueCode(world, { client_key: ticket.client_key, personId: person.id, scopes });
  ticket.status = 'confirmed';
  ticket.granted = scopes;
  ticket.personId = person.id;
  ticket.redirectUrl = backTo(ticket.redirect_uri, code, ticket.state);
  return undefined;
}

/** `code` and `state` go before a fragment, where the server of the callback can see them. */
function backTo(redirectUri: string, code: string, state: string | undefined): string {
  const [address = '', ...fragment] = redirectUri.split('#');
  const query = new URLSearchParams({ code, ...(state === undefined ? {} : { state }) });
  const hash = fragment.length > 0 ? `#${fragment.join('#')}` : '';
  return `${address}?${query.toString()}${hash}`;
}

/** What a person grants without touching a tick: everything required and what is ticked beforehand. */
export const offeredScopes = (ticket: Ticket): string[] => [
  ...ticket.scopes,
  ...ticket.optional.filter((item) => item.ticked).map((item) => item.scope),
];

/** Every scope the ticket asks for, optional ones included. */
export const askedScopes = (ticket: Ticket): string[] => [
  ...ticket.scopes,
  ...ticket.optional.map((item) => item.scope),
];

import QRCode from 'qrcode';
import { text, type Call, type Fields } from '../call';
import { isRejection, reject } from '../codes';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { checkLogin } from './login-request';
import { findTicket, openTicket, type Ticket } from './tickets';

/** The undocumented QR calls behind the connect page, as public clients use them (reference §3.1). */
export const qrcodeEndpoints: Endpoint[] = [
  { name: 'get_qrcode', path: '/oauth/get_qrcode', methods: ['GET'], envelope: 'oauth', answer: createQr },
  { name: 'check_qrcode', path: '/oauth/check_qrcode', methods: ['GET'], envelope: 'oauth', answer: checkQr },
];

/** What a ticket's QR holds: the address of its phone page. */
export const phoneUrl = (world: World, ticket: Ticket): string => `${world.url}/_sim/phone/${ticket.id}`;

async function createQr(world: World, call: Call): Promise<Outcome> {
  const login = checkLogin(world, call.query, { redirect: 'next' });
  if (isRejection(login)) return login;
  const ticket = openTicket(world, login);
  const png = await QRCode.toBuffer(phoneUrl(world, ticket), { type: 'png', margin: 1, width: 320 });
  return { data: { qrcode: png.toString('base64'), token: ticket.id, ...TRAILER } };
}

function checkQr(world: World, call: Call): Outcome {
  const ticket = findTicket(world, text(call.query, 'token'));
  if (!ticket || ticket.client_key !== text(call.query, 'client_key')) return reject(10002);
  const confirmed: Fields = ticket.status === 'confirmed' ? { redirect_url: ticket.redirectUrl } : {};
  return { data: { status: ticket.status, ...confirmed, ...TRAILER } };
}

const TRAILER = { captcha: '', desc_url: '' };

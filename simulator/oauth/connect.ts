import QRCode from 'qrcode';
import type { Call } from '../call';
import { isRejection, reject } from '../codes';
import type { Endpoint, Outcome } from '../outcome';
import { connectPage } from '../pages/connect';
import type { World } from '../world';
import { checkLogin } from './login-request';
import { phoneUrl } from './qrcode';
import { openTicket } from './tickets';

/** 获取授权码: the page a browser opens (doc: douyin-get-permission-code); errors are pages too. */
export const connectEndpoint: Endpoint = {
  name: 'connect',
  path: '/platform/oauth/connect',
  methods: ['GET'],
  envelope: 'page',
  answer: connect,
};

async function connect(world: World, call: Call): Promise<Outcome> {
  const login = checkLogin(world, call.query, { redirect: 'redirect_uri' });
  if (isRejection(login)) return login;
  if (call.query.response_type !== 'code') return reject(10002, 'response_type 必须为 code');
  const ticket = openTicket(world, login);
  const appName = world.apps.get(ticket.client_key)?.name ?? '';
  const qrSvg = await QRCode.toString(phoneUrl(world, ticket), { type: 'svg', margin: 0 });
  return connectPage({ ticket, appName, qrSvg });
}

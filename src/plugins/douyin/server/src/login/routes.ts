import type { Contract } from '../../../contracts/contract';
import { grants } from '../../../contracts/grants';
import { connectContracts, deviceContracts } from '../../../contracts/connect';
import { loginContracts } from '../../../contracts/login';
import { tokenContracts } from '../../../contracts/tokens';
import { adminRoute, grantedRoute } from '../shared/http';

type Method = Contract['method'];
type Named = { method: Method; path: string };

const getOnly = 'plugin::douyin.login-get-only';
const limit = 'plugin::douyin.login-limit';
const ownPage = 'plugin::douyin.login-own-page';

/** A route for everyone; `middlewares` come before the limit. */
const open = ({ method, path }: Named, handler: string, ...middlewares: string[]) => ({
  method,
  path,
  handler,
  config: { auth: false as const, policies: [], middlewares: [...middlewares, limit] },
});

const get = (path: string, handler: string) => open({ method: 'GET', path }, handler, getOnly);
const post = (path: string, handler: string) => open({ method: 'POST', path }, handler, ownPage);

const granted = (route: Named, handler: string) => grantedRoute(route, handler, { middlewares: [getOnly] });

const connect = (contract: Contract, handler: string) =>
  adminRoute(contract, `connect.${handler}`, 'account.connect');

/** Every route of a login: the pages, the phone, the content API, and the admin panel. */
export const loginRoutes = {
  // Strapi serves routers of type admin from the root; auth: false makes these public pages.
  'login-pages': {
    type: 'admin' as const,
    prefix: '/douyin/login',
    routes: [
      get('/', 'login.show'),
      get('/start', 'login.start'),
      get('/done', 'login.done'),
      open(loginContracts.start, 'attempt.start', ownPage),
      open(loginContracts.poll, 'attempt.poll', getOnly),
      open(loginContracts.follow, 'attempt.follow', getOnly),
      open(loginContracts.renewQr, 'attempt.renewQr', ownPage),
      open(loginContracts.enterReturnCode, 'attempt.enterReturnCode', ownPage),
      open(loginContracts.cancel, 'attempt.cancel', ownPage),
    ],
  },
  'login-phone': {
    type: 'admin' as const,
    prefix: '/douyin/q',
    routes: [
      get('/:token', 'phone.ask'),
      post('/continue', 'phone.goOn'),
      post('/cancel', 'phone.cancel'),
      get('/attempts/:id', 'phone.show'),
      post('/attempts/:id/deny', 'phone.deny'),
    ],
  },
  'login-again': {
    type: 'admin' as const,
    prefix: '/douyin/again',
    routes: [
      open(deviceContracts.pollAgain, 'again.poll', getOnly),
      get('/:token', 'again.show'),
      post('/:token', 'again.start'),
    ],
  },
  'login-auth': {
    type: 'content-api' as const,
    prefix: '/v1/lead/douyin/auth',
    routes: [get('/callback', 'login.callback'), granted(loginContracts.authUrl, `${grants.authUrl}.start`)],
  },
  'login-api': {
    type: 'content-api' as const,
    routes: [
      open(loginContracts.exchange, 'attempt.exchange'),
      granted(loginContracts.startLink, 'link.start'),
      granted(loginContracts.finishLink, 'link.finish'),
      granted(loginContracts.unlink, 'link.remove'),
    ],
  },
  'login-admin': {
    type: 'admin' as const,
    routes: [
      connect(connectContracts.start, 'start'),
      connect(connectContracts.poll, 'poll'),
      connect(connectContracts.follow, 'follow'),
      connect(connectContracts.renewQr, 'renewQr'),
      connect(connectContracts.enterReturnCode, 'enterReturnCode'),
      connect(connectContracts.cancel, 'cancel'),
      adminRoute(deviceContracts.start, 'device.start', 'account.connect'),
      adminRoute(deviceContracts.poll, 'device.poll', 'account.connect'),
      adminRoute(deviceContracts.cancel, 'device.cancel', 'account.connect'),
      adminRoute(tokenContracts.reauthorizeLink, 'again-link.create', 'account.connect'),
      adminRoute(loginContracts.counters, 'counters.find', 'app.read'),
    ],
  },
};

import { loginContracts } from '../../../contracts/login';

const config = {
  auth: false as const,
  policies: [],
  middlewares: ['plugin::douyin.login-get-only', 'plugin::douyin.login-limit'],
};

const get = (path: string, handler: string) => ({ method: 'GET' as const, path, handler, config });

/** The visitor's pages at the site's root, and the platform's callback and the exchange in the content API. */
export const loginRoutes = {
  // Strapi serves routers of type admin from the root; auth: false makes these public pages.
  'login-pages': {
    type: 'admin' as const,
    prefix: '/douyin/login',
    routes: [get('/', 'login.show'), get('/start', 'login.start'), get('/done', 'login.done')],
  },
  'login-callback': {
    type: 'content-api' as const,
    prefix: '/v1/lead/douyin/auth',
    routes: [get('/callback', 'login.callback')],
  },
  'login-api': {
    type: 'content-api' as const,
    routes: [{ ...get(loginContracts.exchange.path, 'login.exchange'), method: 'POST' as const }],
  },
};

import { oauthClientContracts as contracts } from '../../../contracts/oauth-client';
import { adminRoute } from '../shared/http';

const getOnly = 'plugin::douyin.login-get-only';
const ownPage = 'plugin::douyin.login-own-page';
const limit = 'plugin::douyin.login-limit';

const open = (method: 'GET' | 'POST', path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false as const, policies: [], middlewares: [method === 'GET' ? getOnly : ownPage, limit] },
});

/** Pages for people, the guest of the self-check, and the admin routes of the connected sites. */
export const oauthRoutes = {
  // Strapi serves routers of type admin from the root; auth: false makes these public pages.
  'oauth-login': {
    type: 'admin' as const,
    prefix: '/login',
    routes: [open('GET', '/', 'oauth-browser.login')],
  },
  'oauth-pages': {
    type: 'admin' as const,
    prefix: '/oauth',
    routes: [
      open('GET', '/interaction/:uid', 'oauth-interaction.show'),
      open('POST', '/interaction/:uid', 'oauth-interaction.decide'),
      open('POST', '/session', 'oauth-browser.open'),
      open('POST', '/session/end', 'oauth-browser.end'),
      open('GET', '/sites', 'oauth-browser.sites'),
      open('POST', '/sites/withdraw', 'oauth-browser.withdraw'),
    ],
  },
  'oauth-guest': {
    type: 'content-api' as const,
    prefix: '/guest',
    routes: [
      {
        method: 'POST' as const,
        path: '/login',
        handler: 'oauth-guest.login',
        config: { auth: false as const, policies: [], middlewares: [limit] },
      },
    ],
  },
  'oauth-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(contracts.list, 'oauth-client.find', 'oauth.read'),
      adminRoute(contracts.create, 'oauth-client.create', 'oauth.update'),
      adminRoute(contracts.read, 'oauth-client.findOne', 'oauth.read'),
      adminRoute(contracts.update, 'oauth-client.update', 'oauth.update'),
      adminRoute(contracts.remove, 'oauth-client.delete', 'oauth.revoke'),
      adminRoute(contracts.addSecret, 'oauth-client.addSecret', 'oauth.secret'),
      adminRoute(contracts.endSecret, 'oauth-client.endSecret', 'oauth.secret'),
      adminRoute(contracts.consents, 'oauth-client.consents', 'oauth.read'),
      adminRoute(contracts.withdraw, 'oauth-client.withdraw', 'oauth.revoke'),
      adminRoute(contracts.revokeAll, 'oauth-client.revokeAll', 'oauth.revoke'),
      adminRoute(contracts.checkRedirect, 'oauth-client.checkRedirect', 'oauth.read'),
    ],
  },
};

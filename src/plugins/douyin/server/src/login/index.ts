import { grants } from '../../../contracts/grants';
import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { againLinkSchema } from './again/schema';
import { againController, againLinkController } from './http/again-controller';
import { attemptController } from './http/attempt-controller';
import { authController, linkController } from './http/auth-controller';
import { sealedColumns } from './device/sealed';
import { connectController, countersController } from './http/connect-controller';
import { deviceController } from './http/device-controller';
import { createFollowers, type Followers } from './streams/followers';
import { getOnly } from './http/get-only';
import { scheduleSweep } from './jobs';
import { loginLimit } from './http/limit';
import { ownPageOnly } from './http/origin';
import { pagesController } from './http/pages-controller';
import { phoneController } from './http/phone-controller';
import { loginRoutes } from './routes';
import { attemptSchema } from './schema';
import { loginService } from './service';
import { createStartLimit, type StartLimit } from './http/start-limit';
import { streamSchema } from './streams/schema';

type Running = { limit: StartLimit; followers: Followers };

let running: Running | undefined;

function present(): Running {
  if (!running) throw new Error('The Douyin login is not running yet');
  return running;
}

const limit = () => present().limit;
const followers = () => present().followers;

/** Logs visitors in with their Douyin account: start, callback, exchange, the phone, and the pages around them. */
export const login = {
  routes: loginRoutes,
  controllers: {
    login: pagesController(limit),
    attempt: attemptController(limit, followers),
    phone: phoneController,
    [grants.authUrl]: authController(limit),
    link: linkController(limit),
    connect: connectController(followers),
    device: deviceController,
    again: againController(limit),
    'again-link': againLinkController,
    counters: countersController,
  },
  services: { login: loginService },
  middlewares: {
    'login-get-only': getOnly,
    'login-limit': loginLimit,
    'login-own-page': ownPageOnly,
  },
  contentTypes: {
    attempt: { schema: attemptSchema },
    'attempt-stream': { schema: streamSchema },
    'again-link': { schema: againLinkSchema },
  },
  register: ({ strapi }) => service(strapi, 'secrets').keep(sealedColumns),
  async bootstrap({ strapi }) {
    const startLimit = createStartLimit(strapi);
    await startLimit.prepare();
    const sessions = service(strapi, 'sessions');
    service(strapi, 'accounts').onLoss(({ documentId }) => sessions.endOfAccount(documentId));
    service(strapi, 'tokens').registerLinks((id) => service(strapi, 'login').reauthorizeLink(id));
    scheduleSweep(strapi);
    running = { limit: startLimit, followers: createFollowers(strapi) };
  },
  async destroy() {
    await running?.followers.close();
    running = undefined;
  },
} satisfies Feature;

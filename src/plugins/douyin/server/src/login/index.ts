import type { ScheduledTask } from 'node-cron';
import type { Feature } from '../shared/feature';
import { loginController } from './controller';
import { getOnly } from './get-only';
import { scheduleSweep } from './jobs';
import { loginLimit } from './limit';
import { loginRoutes } from './routes';
import { attemptSchema } from './schema';
import { loginService } from './service';

let sweep: ScheduledTask | undefined;

/** Logs visitors in with their Douyin account: start, callback, exchange, and the pages around them. */
export const login = {
  routes: loginRoutes,
  controllers: { login: loginController },
  services: { login: loginService },
  middlewares: { 'login-get-only': getOnly, 'login-limit': loginLimit },
  contentTypes: { attempt: { schema: attemptSchema } },
  bootstrap({ strapi }) {
    sweep = scheduleSweep(strapi);
  },
  async destroy() {
    await sweep?.destroy();
  },
} satisfies Feature;

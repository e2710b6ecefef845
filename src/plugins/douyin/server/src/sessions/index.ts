import type { Core } from '@strapi/strapi';
import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { jwtService, keyOf } from './current';
import { followSessions } from './follow';
import { sessionSchema } from './schema';
import { sessionsService } from './service';

/** Makes users-permissions refuse the tokens of ended sessions, which it would honour until they run out. */
function refuseEndedSessions(strapi: Core.Strapi): void {
  const jwt = jwtService(strapi);
  const verify = jwt.verify.bind(jwt);
  jwt.verify = async (token) => {
    const payload = await verify(token);
    const key = keyOf(payload);
    if (key && (await service(strapi, 'sessions').hasEnded(key))) throw new Error('Invalid token.');
    return payload;
  };
}

/** The sessions that a Douyin login opens, written down so that they can be limited and ended. */
export const sessions = {
  services: { sessions: sessionsService },
  contentTypes: { session: { schema: sessionSchema } },
  bootstrap({ strapi }) {
    refuseEndedSessions(strapi);
    followSessions(strapi);
  },
} satisfies Feature;

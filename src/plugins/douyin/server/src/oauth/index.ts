import type { Core } from '@strapi/strapi';
import type { Feature } from '../shared/feature';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { browserController } from './browser/controller';
import { oauthClientController } from './controller';
import { createClientLimit } from './endpoints/limit';
import { mount, type Running } from './endpoints/mount';
import { wrap } from './endpoints/wrap';
import { guestController } from './guest';
import { interactionController } from './interaction/controller';
import { scheduleSweep } from './jobs';
import { startLibrary } from './library';
import { sealedColumns } from './library/signing-key';
import { keepWords } from './library/words';
import { endUser } from './consents/withdraw';
import { oauthRoutes } from './routes';
import { makeSample } from './sample';
import { oauthClientSchema, oauthConsentSchema, oauthKeySchema, oauthRecordSchema } from './schema';
import { oauthService } from './service';
import { warnOfDangers } from './warnings';

let letSpeak = (): void => undefined;

/** With locked keys the rest of the site runs, and nobody logs in elsewhere. */
async function start(strapi: Core.Strapi): Promise<Running> {
  letSpeak();
  letSpeak = keepWords(strapi);
  try {
    return { library: await startLibrary(strapi), limit: createClientLimit(strapi) };
  } catch (error) {
    if (!(error instanceof PluginError) || error.code !== 'CONFIG_KEYS_LOCKED') throw error;
    strapi.log.error(`Douyin OAuth: not started. ${error.message}`);
    return null;
  }
}

let running: Promise<Running> | null = null;

/** What runs, from the first request on: a site that nobody logs in with, and a command, load nothing. */
function runningIn(strapi: Core.Strapi): Promise<Running> {
  running ??= start(strapi).catch((error: unknown) => {
    running = null;
    throw error;
  });
  return running;
}

/** Other sites log their users in with us: the OAuth 2.0 server of seed 004. */
export const oauth = {
  routes: oauthRoutes,
  controllers: {
    'oauth-client': oauthClientController,
    'oauth-interaction': interactionController(runningIn),
    'oauth-browser': browserController,
    'oauth-guest': guestController,
  },
  services: { oauth: oauthService },
  contentTypes: {
    'oauth-client': { schema: oauthClientSchema },
    'oauth-consent': { schema: oauthConsentSchema },
    'oauth-record': { schema: oauthRecordSchema },
    'oauth-key': { schema: oauthKeySchema },
  },
  register({ strapi }) {
    service(strapi, 'secrets').keep(sealedColumns);
    strapi.server.use(wrap(strapi));
  },
  async bootstrap({ strapi }) {
    await makeSample(strapi);
    strapi.server.use(mount(strapi, () => runningIn(strapi)));
    service(strapi, 'users').onEnd((userId, cause) => endUser(strapi, userId, cause === 'deleted'));
    scheduleSweep(strapi);
    await warnOfDangers(strapi);
  },
  destroy() {
    letSpeak();
    running = null;
  },
} satisfies Feature;

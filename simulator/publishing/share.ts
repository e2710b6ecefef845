import { text, type Call, type Fields } from '../call';
import { now, SECOND } from '../clock';
import { isRejection, reject, type Rejection } from '../codes';
import { nextNumber } from '../ids';
import { badParameter } from '../leads/pages';
import { appAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { App, World } from '../world';
import type { ShareLink } from './book';
import { openLink } from './links';
import { mediaOf } from './media';

/** H5 发布: the person publishes on their own phone, and the app is told by `create_video` with the share_id. */
export const shareEndpoints: Endpoint[] = [
  {
    name: 'share_id',
    path: '/share-id',
    methods: ['GET'],
    envelope: 'classic',
    answer: (world, call) => {
      const app = appAccess(world, call);
      return isRejection(app) ? app : newShareId(world, app, call);
    },
  },
  {
    name: 'get_share',
    path: '/api/douyin/v1/schema/get_share',
    methods: ['POST'],
    envelope: 'modern',
    answer: (world, call) => {
      const app = appAccess(world, call, 'jump.basic');
      return isRejection(app) ? app : shortLink(world, app, call);
    },
  },
];

function newShareId(world: World, app: App, { query }: Call): Outcome {
  const shareId = `17${String(nextNumber(world.ids, 'share')).padStart(17, '0')}`;
  const isToldOf = text(query, 'need_callback') === 'true';
  world.publishing.shareIds.set(shareId, { clientKey: app.client_key, isToldOf });
  return { data: { share_id: shareId } };
}

/** Whether a ticket is one of the app's and in force. */
function holdsTicket(world: World, { client_key }: App, ticket: string): boolean {
  const known = world.publishing.tickets.get(ticket);
  return known?.clientKey === client_key && now(world.clock) < known.endsMs;
}

/** What is wrong with a request for a link, in the platform's number. */
function problemOf(world: World, app: App, fields: Fields): Rejection | undefined {
  if (!app.scopes.includes('h5.share')) return reject(28001018);
  if (!holdsTicket(world, app, text(fields, 'client_ticket'))) return badParameter('client_ticket');
  const isAhead = Number.isInteger(fields.expire_at) && Number(fields.expire_at) * SECOND > now(world.clock);
  return isAhead ? undefined : badParameter('expire_at');
}

/** A short link that a phone's camera opens in Douyin, until `expire_at`. */
function shortLink(world: World, app: App, { body: { fields } }: Call): Outcome {
  const problem = problemOf(world, app, fields);
  if (problem) return problem;
  const shown = mediaOf(fields);
  if (isRejection(shown)) return shown;
  const link: ShareLink | Rejection = openLink(world, app, {
    ...shown,
    shareId: text(fields, 'state'),
    title: text(fields, 'title'),
    endsMs: Number(fields.expire_at) * SECOND,
  });
  return isRejection(link) ? link : { data: { schema: `${world.url}/_sim/share/${link.id}` } };
}

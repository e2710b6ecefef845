import { createHash } from 'node:crypto';
import { text, type Fields } from '../call';
import { now } from '../clock';
import { isRejection, reject, type Rejection } from '../codes';
import { nextText } from '../ids';
import { badParameter } from '../leads/pages';
import { tellApp } from '../webhooks/happen';
import type { App, Person, World } from '../world';
import type { ShareLink, ShareTicket } from './book';
import { mediaOf } from './media';
import { beginReview } from './review';
import { addWork, UNSEEN } from './works';

/** Opens a link for phones. A share_id must be one the app asked for. */
export function openLink(
  world: World,
  app: App,
  link: Omit<ShareLink, 'id' | 'clientKey'>,
): ShareLink | Rejection {
  const known = world.publishing.shareIds.get(link.shareId);
  if (link.shareId !== '' && known?.clientKey !== app.client_key) return badParameter('state');
  const opened = { ...link, id: nextText(world.ids, 'share_link', 12), clientKey: app.client_key };
  world.publishing.links.set(opened.id, opened);
  return opened;
}

/** md5 of nonce, ticket and timestamp, as share links are signed (doc: web-app/h5/share-to-h5). */
const signatureOf = (fields: Fields, ticket: string): string =>
  createHash('md5')
    .update(`nonce_str=${text(fields, 'nonce_str')}&ticket=${ticket}&timestamp=${text(fields, 'timestamp')}`)
    .digest('hex');

function signingTicket(world: World, app: App, fields: Fields): ShareTicket | undefined {
  const own = [...world.publishing.tickets].filter(
    ([, { clientKey, endsMs }]) => clientKey === app.client_key && now(world.clock) < endsMs,
  );
  return own.find(([ticket]) => signatureOf(fields, ticket) === text(fields, 'signature'))?.[1];
}

/** Opens the link `snssdk1128://openplatform/share?…` as the Douyin app does: the app must hold h5.share and have signed. */
export function openSchema(world: World, schema: string): ShareLink | Rejection {
  if (!schema.startsWith('snssdk1128://openplatform/share?')) return badParameter('schema');
  const fields: Fields = Object.fromEntries(new URL(schema).searchParams);
  const app = world.apps.get(text(fields, 'client_key'));
  if (!app || text(fields, 'share_type') !== 'h5') return badParameter('client_key');
  if (!app.scopes.includes('h5.share')) return reject(28001018);
  const ticket = signingTicket(world, app, fields);
  if (!ticket) return badParameter('signature');
  const shown = mediaOf(fields);
  if (isRejection(shown)) return shown;
  const { endsMs } = ticket;
  return openLink(world, app, {
    ...shown,
    shareId: text(fields, 'state'),
    title: text(fields, 'title'),
    endsMs,
  });
}

/** Publishes what a link shows as a person's; the app is told when its share_id asked for that. */
export function publishLink(world: World, link: ShareLink, person: Person): void {
  const topics = link.hashtags.map((tag) => `#${tag}`);
  const { item_id, video_id } = addWork(world, person, {
    title: [link.title, ...topics].filter(Boolean).join(' '),
    media_type: link.isVideo ? 4 : 2,
    statistics: UNSEEN,
  });
  link.publishedItemId = item_id;
  beginReview(world, person.id, item_id, false);
  if (world.publishing.shareIds.get(link.shareId)?.isToldOf)
    tellApp(world, link.clientKey, person.id, 'create_video', {
      item_id,
      share_id: link.shareId,
      video_id,
    });
}

import type { Core } from '@strapi/strapi';
import { textOf, type Share } from '../../providers';
import { settingsOf } from '../../config';
import { addSeconds, clock } from '../../shared/clock';
import { identityKey } from '../../shared/crypto';
import { service } from '../../shared/service';
import { endWith } from '../end';
import type { Hand } from '../hand';
import { publicAddress } from '../media/open';
import { freshStep, type PostRow } from '../row';

/** The key by which an event finds its post: a share_id of one app. */
export const shareKeyOf = (appId: string, shareId: string): string => identityKey(appId, shareId);

async function mediaOf(strapi: Core.Strapi, { kind, media }: PostRow): Promise<Share['media']> {
  const addresses = await Promise.all((media ?? []).map((source) => publicAddress(strapi, source)));
  const [first = ''] = addresses;
  return kind === 'video' ? { video: first } : { images: addresses };
}

/** The share_id of a post; it is kept before a link is made of it, so that no published link is one we do not know. */
async function shareIdOf(strapi: Core.Strapi, hand: Hand): Promise<string> {
  const { appId, accountId, shareId: known } = hand.post;
  if (known) return known;
  const { shareId } = await service(strapi, 'api').call(accountId, 'shareId', {});
  await hand.write({ shareId, shareKey: shareKeyOf(appId, shareId) });
  return shareId;
}

/** Makes the link with which the owner of the account publishes on a phone, and waits for that until the link ends. */
export async function handOff(strapi: Core.Strapi, hand: Hand): Promise<void> {
  const api = service(strapi, 'api');
  const { accountId, title, description } = hand.post;
  const media = await mediaOf(strapi, hand.post);
  const shareId = await shareIdOf(strapi, hand);
  const { ticket, ttlSeconds } = await api.call(accountId, 'openTicket', {});
  const wanted = settingsOf(strapi).posts.linkMinutes * 60;
  const expiresAt = addSeconds(clock.now(), Math.min(wanted, ttlSeconds ?? wanted));
  const text = textOf({ title: title ?? '', description });
  const share = { shareId, title: text, media, direct: true, ticket, expiresAt };
  const { link } = await api.call(accountId, 'shareSchema', share);
  await hand.write(
    { stage: 'handed', link, linkEndsAt: expiresAt, dueAt: addSeconds(expiresAt, lateSeconds), ...freshStep },
    { what: 'handed', details: { endsAt: expiresAt.toISOString() } },
  );
}

// Who opened the link in time may be a while at it.
const lateSeconds = 1800;

/** Ends a post whose link nobody used; an event that comes later still counts. */
export const expireLink = (strapi: Core.Strapi, hand: Hand): Promise<void> =>
  endWith(strapi, hand, 'expired', {
    error: { code: 'POST_EXPIRED', message: 'Nobody published by the link before it ended', retryAt: null },
  });

import type { Core } from '@strapi/strapi';
import { settingsOf } from '../../config';
import { addSeconds, clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { endWith } from '../end';
import type { Hand } from '../hand';
import type { PostRow } from '../row';
import { handOff } from './handoff';

const lateSeconds = 900;

/** Seconds a post begins after the moment it was scheduled for. */
const latenessOf = ({ scheduledAt }: PostRow): number =>
  scheduledAt ? (clock.now().getTime() - new Date(scheduledAt).getTime()) / 1000 : 0;

/** Throws POST_OFF where the app of a post does not publish. */
export async function refuseOff(strapi: Core.Strapi, appId: string): Promise<void> {
  const app = await service(strapi, 'apps').get(appId);
  if (!app.publishOn)
    throw new PluginError('POST_OFF', 'Publishing is switched off for this app', { app: appId });
}

/** Begins the slot of a scheduled post, which says so when it comes late; a slot long missed is for a person to decide. */
export async function beginSlot(strapi: Core.Strapi, hand: Hand): Promise<void> {
  const late = latenessOf(hand.post);
  const { lateHours } = settingsOf(strapi).posts;
  if (late > lateHours * 3600)
    return endWith(strapi, hand, 'failed', {
      error: {
        code: 'POST_MISSED',
        message: `Its time passed more than ${lateHours} hours ago while nothing was published here`,
        retryAt: null,
      },
    });
  const minutes = Math.floor(late / 60);
  const line = late > lateSeconds ? { what: 'late', details: { minutes } } : { what: 'begun' };
  await hand.write({ stage: 'queued', lookAt: null, tries: 0, dueAt: addSeconds(clock.now(), 0) }, line);
}

/** Sends a post on its way: to the platform, or to the phone of its owner. */
export async function setOut(strapi: Core.Strapi, hand: Hand): Promise<void> {
  await refuseOff(strapi, hand.post.appId);
  if (hand.post.way === 'handoff') return handOff(strapi, hand);
  await hand.write({ stage: 'uploading' }, { what: 'uploading' });
}

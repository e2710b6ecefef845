import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';
import { beginEnding } from '../shared/ending';
import { endEvents } from '../shared/events';
import { service } from '../shared/service';
import type { Connections } from './connections';

/** Waits for work, but no longer; unlike the work it does not keep the process alive. */
async function within(seconds: number, work: Promise<unknown>): Promise<boolean> {
  const late = pause(seconds * 1000, 'late', { ref: false });
  return (await Promise.race([work, late])) !== 'late';
}

/**
 * Lets this process end without anybody noticing: first it only says so, then it lets nobody in, sends on who follows something,
 * answers what it was asked, and hands its jobs over.
 */
export async function drain(strapi: Core.Strapi, connections: Connections): Promise<void> {
  const { noticeSeconds, limitSeconds } = settingsOf(strapi).ending;
  service(strapi, 'health').enter('ending');
  if (noticeSeconds > 0) await pause(noticeSeconds * 1000);
  await connections.closeDoor();
  beginEnding();
  endEvents();
  const [isQuiet] = await Promise.all([
    within(limitSeconds, connections.quiet()),
    service(strapi, 'jobs').leave(),
  ]);
  if (!isQuiet)
    strapi.log.warn(
      `Douyin: not all requests were answered within ${limitSeconds} seconds (DOUYIN_ENDING_LIMIT_SECONDS); the rest is cut off`,
    );
}

import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { service } from '../shared/service';
import { postUid } from './row';

/**
 * Has the posts of an account that was disconnected looked at within a minute, in the transaction in which that happens: those on their way
 * fail now instead of when they are due next, scheduled ones are told of, for the account may be connected again before their time.
 */
export async function hearOfLoss(strapi: Core.Strapi, accountId: string): Promise<void> {
  const { disconnectedAt } = await service(strapi, 'accounts').get(accountId);
  if (!disconnectedAt) return;
  const posts = strapi.db.query(postUid);
  const now = clock.now();
  await posts.updateMany({
    where: { accountId, stage: { $in: ['queued', 'uploading'] } },
    data: { dueAt: now },
  });
  await posts.updateMany({ where: { accountId, stage: 'scheduled' }, data: { lookAt: now } });
}

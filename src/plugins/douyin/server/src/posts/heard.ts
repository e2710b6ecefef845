import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { changeOne, contested, inTransaction, whileContested } from '../shared/database';
import { service } from '../shared/service';
import type { Heard } from '../webhooks/service';
import { doubtStages, noteHint } from './hints';
import { noteLine } from './history';
import { findPosts, needPost, postUid } from './row';
import { itemKeyOf, madeOf } from './steps/create';
import { shareKeyOf } from './steps/handoff';
import { wakePost } from './wake';

/** A work that an event tells of. */
type Made = { itemId: string; shareId: string };

// A work that came out is told, whatever was decided meanwhile: else it would go out once more.
const linkStages = ['approval', 'scheduled', 'queued', 'handed', 'expired', 'failed', 'cancelled'];

/** Notes that the owner of the account published by the link of a post, unless that is known. */
async function closeLink(strapi: Core.Strapi, id: string, itemId: string): Promise<void> {
  await whileContested(async () => {
    const post = await needPost(strapi, id);
    if (!linkStages.includes(post.stage)) return;
    const version = post.version + 1;
    const now = clock.now();
    const isAhead = post.scheduledAt !== null && new Date(post.scheduledAt) > now;
    const slot = { lookAt: null, ...(isAhead ? { scheduledAt: null } : {}) };
    const made = { ...madeOf(post, itemId), ...slot, sentAt: now, endedAt: null, leaseUntil: null };
    await inTransaction(strapi, async () => {
      const held = { documentId: id, version: post.version };
      if (!(await changeOne(strapi, postUid, held, { ...made, version }))) throw contested();
      await noteLine(strapi, id, { what: 'reviewing', details: { itemId, by: 'link' } });
      await wakePost(strapi, { documentId: id, version, dueAt: made.dueAt });
    });
  });
}

async function byShare(strapi: Core.Strapi, heard: Heard, { itemId, shareId }: Made): Promise<void> {
  const [post] = await findPosts(strapi, { shareKey: shareKeyOf(heard.app.id, shareId) });
  if (!post || !linkStages.includes(post.stage)) return;
  const { openId } = await service(strapi, 'accounts').get(post.accountId);
  if (openId === heard.from) return closeLink(strapi, post.documentId, itemId);
  // Somebody else opened the link: their work is not this account's post.
  await noteLine(strapi, post.documentId, { what: 'other-person' });
}

/** Tells posts of the same app and account, of which nobody knows what became, that this work may be one of them. */
async function asHint(strapi: Core.Strapi, heard: Heard, { itemId }: Made): Promise<void> {
  const app = await service(strapi, 'apps').find('douyin', { id: heard.app.id });
  const account = app && heard.from && (await service(strapi, 'accounts').known(app, heard.from));
  if (!account) return;
  const accountId = account.documentId;
  const [owner] = await findPosts(strapi, { itemKey: itemKeyOf({ accountId }, itemId) }, 1);
  if (owner) return;
  const waiting = { accountId, appId: heard.app.id, stage: { $in: [...doubtStages] } };
  for (const post of await findPosts(strapi, waiting)) await noteHint(strapi, post, itemId);
}

/** Takes in that a work was published with an app (`create_video`). Hearing it twice changes nothing more. */
export async function hearOfWork(strapi: Core.Strapi, heard: Heard<'create_video'>): Promise<void> {
  const { item_id: itemId, share_id: shareId } = heard.content;
  if (!itemId) return;
  const made = { itemId, shareId: shareId ?? '' };
  await (made.shareId ? byShare(strapi, heard as Heard, made) : asHint(strapi, heard as Heard, made));
}

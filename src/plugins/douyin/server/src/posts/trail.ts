import type { Core } from '@strapi/strapi';
import type { AuditAction } from '../../../contracts/audit';
import type { Actor } from '../audit/service';
import { service } from '../shared/service';
import { system } from './history';
import type { PostRow } from './row';

/** How a post is called in messages. */
export const titleOf = ({ title, documentId }: Pick<PostRow, 'title' | 'documentId'>): string =>
  title?.trim().slice(0, 60) || documentId;

/** Writes a line about a post into the audit; joins the transaction it is called in. */
export const auditPost = (
  strapi: Core.Strapi,
  post: PostRow,
  action: AuditAction,
  actor: Actor = system,
): Promise<void> =>
  service(strapi, 'audit').record({
    action,
    actor,
    target: { kind: 'post', id: post.documentId, name: titleOf(post) },
    details: { account: post.accountId, ...(post.itemId ? { item: post.itemId } : {}) },
  });

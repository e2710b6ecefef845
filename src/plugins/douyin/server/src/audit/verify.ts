import type { Core } from '@strapi/strapi';
import { beginWalk, endWalk, stepWalk, type ChainHead, type ChainLine, type ChainVerdict } from './chain';
import { isPruned } from './pruned';
import { auditUid, type AuditRow } from './row';

const pageSize = 500;

const toChainLine = (row: AuditRow): ChainLine => ({ ...row, id: row.documentId });

async function readPage(strapi: Core.Strapi, chainId: string, after: number): Promise<ChainLine[]> {
  const where = { chainId, chainSeq: { $gt: after } };
  const page = { where, orderBy: { chainSeq: 'asc' as const }, limit: pageSize };
  return ((await strapi.db.query(auditUid).findMany(page)) as AuditRow[]).map(toChainLine);
}

/** Reads an account's chain from its first line to its last and compares it with the head kept with the tokens. */
export async function verifyChain(
  strapi: Core.Strapi,
  accountId: string,
  head: ChainHead,
): Promise<ChainVerdict> {
  let page = await readPage(strapi, accountId, -1);
  let walk = beginWalk(accountId, page[0], await isPruned(strapi));
  while (page.length > 0) {
    for (const line of page) {
      const next = stepWalk(walk, line);
      if ('reason' in next) return next;
      walk = next;
    }
    page = page.length < pageSize ? [] : await readPage(strapi, accountId, walk.seq);
  }
  return endWalk(accountId, walk, head);
}

import type { Core } from '@strapi/strapi';
import type { Answer } from '../../../contracts/contract';
import type { tokenContracts } from '../../../contracts/tokens';
import { service } from '../shared/service';
import { findToken } from './row';

/** What happened to an account's tokens, a page of it, and whether the whole record is as it was written. */
export type History = Answer<typeof tokenContracts.history>;

/** Compares a chain with its head; a head that somebody moved meanwhile is read once more. */
async function proveChain(strapi: Core.Strapi, accountId: string, again = true): Promise<History['chain']> {
  const row = await findToken(strapi, accountId);
  if (!row) return { ok: true, entries: 0, brokenAt: null };
  const head = { seq: row.auditSeq, hash: row.auditHead };
  const proof = await service(strapi, 'audit').verifyChain(accountId, head);
  if (!proof.ok && proof.reason === 'head' && again) return proveChain(strapi, accountId, false);
  return { ok: proof.ok, entries: row.auditSeq, brokenAt: proof.ok ? null : proof.seq };
}

/** Reads a page of an account's history, and proves its chain from the head on the token row. */
export async function readHistory(
  strapi: Core.Strapi,
  accountId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<History> {
  const lines = await service(strapi, 'audit').list({ page, pageSize, target: accountId });
  return { ...lines, page, pageSize, chain: await proveChain(strapi, accountId) };
}

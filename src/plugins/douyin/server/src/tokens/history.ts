import type { Core } from '@strapi/strapi';
import type { Answer } from '../../../contracts/contract';
import type { tokenContracts } from '../../../contracts/tokens';
import { service } from '../shared/service';
import { findToken } from './row';

/** What happened to an account's tokens, a page of it, and whether the whole record is as it was written. */
export type History = Answer<typeof tokenContracts.history>;

/** Reads a page of an account's history, and proves its chain from the head on the token row. */
export async function readHistory(
  strapi: Core.Strapi,
  accountId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<History> {
  const audit = service(strapi, 'audit');
  const row = await findToken(strapi, accountId);
  const [lines, proof] = await Promise.all([
    audit.list({ page, pageSize, target: accountId }),
    row ? audit.verifyChain(accountId, { seq: row.auditSeq, hash: row.auditHead }) : null,
  ]);
  const chain = {
    ok: proof?.ok ?? true,
    entries: row?.auditSeq ?? 0,
    brokenAt: proof && !proof.ok ? proof.seq : null,
  };
  return { ...lines, page, pageSize, chain };
}

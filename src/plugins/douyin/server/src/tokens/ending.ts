import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { findTokensEnding } from './row';
import { policyOf } from './seal';
import { endsForGood } from './warnings';

/** A grant that will end without a way to renew it. */
export type EndingGrant = { accountId: string; nickname: string; endsAt: Date };

/** Grants of connected accounts that end for good within so many days, the next one first. */
export async function findEnding(strapi: Core.Strapi, days: number): Promise<EndingGrant[]> {
  const now = clock.now();
  const found: EndingGrant[] = [];
  let after = 0;
  for (;;) {
    const rows = await findTokensEnding(strapi, { now, until: addSeconds(now, days * 86_400), after });
    const last = rows.at(-1);
    if (!last) return found.sort((one, other) => one.endsAt.getTime() - other.endsAt.getTime());
    for (const row of rows)
      if (row.refreshExpiresAt && endsForGood(row, policyOf(strapi, row)))
        found.push({ accountId: row.accountId, nickname: row.nickname ?? '', endsAt: row.refreshExpiresAt });
    after = last.id;
  }
}

import type { Core } from '@strapi/strapi';
import type { TokenPolicy } from '../providers';
import { addSeconds, clock } from '../shared/clock';
import { changeOne, inTransaction } from '../shared/database';
import { warnOfEnd } from './alerts';
import { warningDays } from './policy';
import { findTokensEnding, tokenUid, type TokenRow } from './row';
import { policyOf } from './seal';

const farthestDays = 30;

/** Whether the end of a grant is final: no renewal can move it, as far as is known. */
export const endsForGood = ({ renewals, renewable }: TokenRow, { renewal }: TokenPolicy): boolean =>
  !renewal || !renewable || renewals >= renewal.max;

/** Notes the warning and tells it, both or neither; of several processes one does. */
async function warnOnce(strapi: Core.Strapi, row: TokenRow, days: number): Promise<boolean> {
  const unwarned = { accountId: row.accountId, version: row.version };
  const $or = [{ warnedDays: { $null: true } }, { warnedDays: { $gt: days } }];
  return inTransaction(strapi, async () => {
    if (!(await changeOne(strapi, tokenUid, { ...unwarned, $or }, { warnedDays: days }))) return false;
    await warnOfEnd(strapi, row, days);
    return true;
  });
}

/** Warns of every grant that ends soon and for good, on the days of its platform's policy; gives how many were warned of. */
export async function sendWarnings(strapi: Core.Strapi): Promise<number> {
  const now = clock.now();
  let [warned, after] = [0, 0];
  for (;;) {
    const rows = await findTokensEnding(strapi, {
      now,
      until: addSeconds(now, farthestDays * 86_400),
      after,
    });
    const last = rows.at(-1);
    if (!last) return warned;
    for (const row of rows) {
      const policy = policyOf(strapi, row);
      const days = endsForGood(row, policy) ? warningDays(row.refreshExpiresAt, policy, now) : null;
      const isNew = days !== null && (row.warnedDays === null || days < row.warnedDays);
      if (isNew && (await warnOnce(strapi, row, days))) warned += 1;
    }
    after = last.id;
  }
}

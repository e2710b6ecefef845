import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../../shared/clock';
import { recordTable, recordUid } from '../rows';

const day = 86_400;
const batch = 500;

/** Grants older than a day of which nothing is left that could be used. */
async function idleGrants(strapi: Core.Strapi): Promise<string[]> {
  const rows = (await strapi.db
    .getConnection(`${recordTable} as g`)
    .where('g.model', 'Grant')
    .where('g.created_at', '<', addSeconds(clock.now(), -day))
    .whereNotExists(
      strapi.db
        .getConnection(`${recordTable} as r`)
        .select(strapi.db.connection.raw('1'))
        .whereRaw('?? = ??', ['r.grant_hash', 'g.id_hash'])
        .whereNot('r.model', 'Grant')
        .where('r.ends_at', '>', clock.now()),
    )
    .limit(batch)
    .select('g.id_hash')) as { id_hash: string }[];
  return rows.map((row) => row.id_hash);
}

/**
 * Clears away records a day after their end, and grants of which nothing is left. An ended code stays that long so that it can
 * be told from an unknown one.
 */
export async function sweepRecords(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query(recordUid).deleteMany({ where: { endsAt: { $lte: addSeconds(clock.now(), -day) } } });
  for (let hashes = await idleGrants(strapi); hashes.length > 0; hashes = await idleGrants(strapi))
    await strapi.db.query(recordUid).deleteMany({ where: { idHash: { $in: hashes } } });
}

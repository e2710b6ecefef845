import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { whileContested } from '../shared/database';
import type { Claim, ClaimedJob } from './port';
import { jobTable, toClaimed, type RawRow } from './row';

const rounds = 10;

const table = (strapi: Core.Strapi) => strapi.db.getConnection(jobTable);

/** Rows that can be claimed now, queued ones and those whose lease ran out alike. */
const dueRows = (strapi: Core.Strapi, { kinds, id }: Pick<Claim, 'kinds' | 'id'>) => {
  const rows = table(strapi).whereIn('kind', kinds).where('run_at', '<=', clock.now());
  return id === undefined ? rows : rows.where('document_id', id);
};

const firstDue = (strapi: Core.Strapi, claim: Claim) =>
  dueRows(strapi, claim).select<{ id: number }[]>('id').orderBy(['run_at', 'id']).limit(claim.limit);

function lease(strapi: Core.Strapi, owner: string, leaseSeconds: number) {
  const { connection } = strapi.db;
  const now = clock.now();
  return {
    stage: 'running',
    lease_owner: owner,
    run_at: addSeconds(now, leaseSeconds),
    attempts: connection.raw('attempts + 1'),
    fence: connection.raw('fence + 1'),
    updated_at: now,
  };
}

type Take = (strapi: Core.Strapi, claim: Claim) => Promise<RawRow[]>;

/** Rows that another claim holds at this moment are passed over, so that claims do not wait for each other. */
const takeOnPostgres: Take = (strapi, claim) =>
  table(strapi)
    // A CTE that locks is evaluated once; a sub-query may be several times, and then takes more than its limit.
    .with('due', firstDue(strapi, claim).forUpdate().skipLocked())
    .whereIn('id', strapi.db.connection.select('id').from('due'))
    .update(lease(strapi, claim.owner, claim.leaseSeconds))
    .returning('*');

const takeOnSqlite: Take = (strapi, claim) =>
  table(strapi)
    .whereIn('id', firstDue(strapi, claim))
    .update(lease(strapi, claim.owner, claim.leaseSeconds))
    .returning('*');

/**
 * Looks first, without a lock, and then takes of those rows what is still to be had: an UPDATE that looked by itself would
 * lock the gaps between rows and wait for transactions that enqueue.
 */
const takeOnMysql: Take = async (strapi, claim) => {
  for (let round = 0; round < rounds; round += 1) {
    const ids = (await firstDue(strapi, claim)).map(({ id }) => id);
    if (ids.length === 0) break;
    const taken = await dueRows(strapi, claim)
      .whereIn('id', ids)
      .update(lease(strapi, claim.owner, claim.leaseSeconds));
    if (taken > 0) return table(strapi).whereIn('id', ids).where('lease_owner', claim.owner).select('*');
  }
  return [];
};

const takes: Record<string, Take> = { postgres: takeOnPostgres, mysql: takeOnMysql, sqlite: takeOnSqlite };

/** Takes due jobs in one step, each by one caller; the attempt is counted, whatever becomes of it. */
export async function takeDue(strapi: Core.Strapi, claim: Claim): Promise<ClaimedJob[]> {
  const take = takes[strapi.db.dialect.client] ?? takeOnSqlite;
  // A name of its own for each claim, by which its rows can be found again.
  const named = { ...claim, owner: `${claim.owner}#${newId().slice(0, 10)}` };
  const rows = await whileContested(() => take(strapi, named));
  return rows.sort((one, other) => one.id - other.id).map((row) => toClaimed(row, claim.leaseSeconds));
}

/** Which kinds have a row that can be claimed. */
export async function dueKinds(strapi: Core.Strapi, kinds: string[]): Promise<string[]> {
  if (kinds.length === 0) return [];
  const rows = await dueRows(strapi, { kinds }).distinct<{ kind: string }[]>('kind');
  return rows.map(({ kind }) => kind);
}

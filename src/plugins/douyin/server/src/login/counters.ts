import type { Core } from '@strapi/strapi';
import type { Answer } from '../../../contracts/contract';
import { openStages, type AttemptStage, type loginContracts } from '../../../contracts/login';
import { addSeconds, clock } from '../shared/clock';

type Counters = Answer<typeof loginContracts.counters>;
type Row = { app_id: string; stage: AttemptStage; n: number | string };

const refusals: readonly AttemptStage[] = ['refused', 'cancelled', 'denied'];

async function countStages(strapi: Core.Strapi, since: Date, late: boolean): Promise<Row[]> {
  const query = strapi.db
    .getConnection('douyin_attempts')
    .where('created_at', '>=', since)
    .groupBy('app_id', 'stage')
    .select('app_id', 'stage')
    .count({ n: '*' });
  // What ran out counts as expired before the sweep says so.
  if (late) query.whereIn('stage', openStages).where('expires_at', '<=', clock.now());
  return query as unknown as Promise<Row[]>;
}

/** What came of the last seven days' attempts, by app. */
export async function countAttempts(strapi: Core.Strapi): Promise<Counters> {
  const since = addSeconds(clock.now(), -7 * 86_400);
  const [rows, late] = await Promise.all([
    countStages(strapi, since, false),
    countStages(strapi, since, true),
  ]);
  const appIds = [...new Set(rows.map((row) => row.app_id))];
  const sum = (from: Row[], appId: string, stages: readonly AttemptStage[] | null) =>
    from
      .filter((row) => row.app_id === appId && (stages === null || stages.includes(row.stage)))
      .reduce((total, { n }) => total + Number(n), 0);
  return {
    since: since.toISOString(),
    apps: appIds.map((appId) => ({
      appId,
      started: sum(rows, appId, null),
      done: sum(rows, appId, ['done']),
      refused: sum(rows, appId, refusals),
      failed: sum(rows, appId, ['failed']),
      expired: sum(rows, appId, ['expired']) + sum(late, appId, null),
    })),
  };
}

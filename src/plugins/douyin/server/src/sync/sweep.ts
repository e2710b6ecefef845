import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { service } from '../shared/service';
import { letterUid } from './letters/row';
import { runUid, streamUid } from './row';
import { forgetSeen, seenStreams } from './seen';

const day = 86_400;
const batch = 500;
/** Days that settled rows and finished runs are kept. */
const keepDays = { letters: 30, runs: 90 };

type Old = { uid: typeof letterUid | typeof runUid; column: 'resolvedAt' | 'finishedAt'; days: number };

async function sweepSome(strapi: Core.Strapi, { uid, column, days }: Old): Promise<number> {
  const where = { [column]: { $lte: addSeconds(clock.now(), -days * day) } };
  const rows = await strapi.db.query(uid).findMany({ where, select: ['id'], limit: batch });
  const ids = rows.map(({ id }: { id: number }) => id);
  if (ids.length > 0) await strapi.db.query(uid).deleteMany({ where: { id: { $in: ids } } });
  return ids.length;
}

/** Forgets who was seen in streams that nobody reads any more; should one be read again, it begins anew. */
async function forgetDead(strapi: Core.Strapi): Promise<void> {
  const streamIds = await seenStreams(strapi);
  const alive = service(strapi, 'accounts')
    .connected('douyin')
    .whereIn('a.app_id', service(strapi, 'apps').ids());
  const live = new Set(
    (await strapi.db
      .getConnection('douyin_sync_streams as s')
      .whereIn('s.document_id', streamIds)
      .whereIn('s.account_id', alive)
      .pluck('s.document_id')) as string[],
  );
  for (const streamId of streamIds.filter((id) => !live.has(id))) {
    await changeOne(
      strapi,
      streamUid,
      { documentId: streamId },
      { wholeGenerations: null, reviewGeneration: null },
    );
    await forgetSeen(strapi, streamId, []);
  }
}

/** Forgets rows that were settled a month ago, runs that ended three months ago, and who was seen in dead streams. */
export async function sweepSync(strapi: Core.Strapi): Promise<void> {
  const old: Old[] = [
    { uid: letterUid, column: 'resolvedAt', days: keepDays.letters },
    { uid: runUid, column: 'finishedAt', days: keepDays.runs },
  ];
  for (const kind of old) while ((await sweepSome(strapi, kind)) === batch);
  await forgetDead(strapi);
}

import type { Core } from '@strapi/strapi';
import { openStages } from '../../../contracts/login';
import { addSeconds, clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { service } from '../shared/service';
import { sweepLinks } from './again/links';
import { attemptUid, type AttemptRow } from './attempt';
import { sweepPlaces } from './streams/places';
import { recordStep } from './trail';

const keepSeconds = 31 * 86_400;
const batch = 500;

async function expireSome(strapi: Core.Strapi): Promise<number> {
  const late = { stage: { $in: [...openStages] }, expiresAt: { $lte: clock.now() } };
  const rows = (await strapi.db.query(attemptUid).findMany({ where: late, limit: batch })) as AttemptRow[];
  for (const row of rows) {
    const where = { documentId: row.documentId, ...late };
    // Of several instances the one that changes the row writes it down.
    if (await changeOne(strapi, attemptUid, where, { stage: 'expired', deviceSealed: null }))
      await recordStep(strapi, 'login.expired', row, { actor: { kind: 'system' } });
  }
  return rows.length;
}

/** Marks attempts nobody finished as expired, and clears away what is no longer needed: old attempts after 31 days. */
export async function sweep(strapi: Core.Strapi): Promise<void> {
  while ((await expireSome(strapi)) === batch);
  const old = { createdAt: { $lte: addSeconds(clock.now(), -keepSeconds) } };
  await strapi.db.query(attemptUid).deleteMany({ where: old });
  await sweepLinks(strapi);
  await sweepPlaces(strapi);
  await service(strapi, 'sessions').sweep();
}

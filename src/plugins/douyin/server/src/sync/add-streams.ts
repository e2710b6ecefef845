import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { identityKey } from '../shared/crypto';
import { insertUnlessTaken, inTransaction, whileContested } from '../shared/database';
import { service } from '../shared/service';
import { streamUid } from './row';
import { streams } from './streams';

/** How many streams an account has. */
export const streamCount = Object.keys(streams).length;

/** Gives an account the streams it does not have yet, all or none; the usual ones are on and due at once. */
export async function addStreams(strapi: Core.Strapi, accountId: string): Promise<void> {
  const { appId, provider } = await service(strapi, 'accounts').get(accountId);
  if (provider !== 'douyin') return;
  const rows = Object.values(streams).map(({ kind, isUsual, everyMinutes, fullEveryMinutes }) => ({
    streamKey: identityKey(accountId, kind),
    accountId,
    appId,
    kind,
    enabled: isUsual,
    everyMinutes,
    fullEveryMinutes,
    health: 'ok',
    failureCount: 0,
    generation: 0,
    nextRunAt: isUsual ? clock.now() : null,
  }));
  await whileContested(() =>
    inTransaction(strapi, async () => {
      for (const row of rows) await insertUnlessTaken(strapi, streamUid, 'stream_key', row);
    }),
  );
}

import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import { identityKey } from '../shared/crypto';
import { insertUnlessTaken } from '../shared/database';
import { service } from '../shared/service';
import { streamUid } from './row';
import { streams } from './streams';

/** Gives an account the streams it does not have yet; the usual ones are on and due at once. */
export async function addStreams(strapi: Core.Strapi, accountId: string): Promise<void> {
  const { appId, provider } = await service(strapi, 'accounts').get(accountId);
  if (provider !== 'douyin') return;
  for (const { kind, isUsual, everyMinutes, fullEveryMinutes } of Object.values(streams))
    await insertUnlessTaken(strapi, streamUid, 'stream_key', {
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
    });
}

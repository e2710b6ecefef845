import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../../shared/clock';
import { clientUid } from '../rows';

const seconds = 60;

/** When this process last wrote down that a client was used: a saving, nothing depends on it. */
const written = new Map<string, number>();

/** Notes that a client got a token, at most once a minute; nobody waits for it. */
export function noteUse(strapi: Core.Strapi, id: string | undefined): void {
  const now = clock.now();
  if (!id || (written.get(id) ?? 0) > now.getTime()) return;
  written.set(id, addSeconds(now, seconds).getTime());
  strapi.db
    .query(clientUid)
    .updateMany({ where: { documentId: id }, data: { lastUsedAt: now } })
    .catch((error: unknown) =>
      strapi.log.warn(`Douyin OAuth: the use of a client was not noted: ${String(error)}`),
    );
}

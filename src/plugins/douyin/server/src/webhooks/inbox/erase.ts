import type { Core } from '@strapi/strapi';
import type { Eraser } from '../../leads/service';
import { service } from '../../shared/service';
import { markOf, textsIn } from './people';
import { eventTable, openBody } from './row';

const batch = 200;

type Row = { id: number; document_id: string; body_sealed: string };

/** Removes the deliveries that tell of somebody who is erased: found by their marks, and read before they go. */
const eraseDeliveries =
  (strapi: Core.Strapi): Eraser =>
  async (trx, { isTheirs, valueHashes }) => {
    const table = () => strapi.db.getConnection(eventTable).transacting(trx);
    let removed = 0;
    for (let after = 0; ;) {
      const rows = (await table()
        .where('id', '>', after)
        .whereNotNull('body_sealed')
        .where((either) => {
          either.whereNull('people');
          for (const hash of valueHashes) either.orWhere('people', 'like', `%${markOf(hash)}%`);
        })
        .orderBy('id')
        .limit(batch)
        .select('id', 'document_id', 'body_sealed')) as Row[];
      const ids = rows
        .filter((row) => isTheirs(textsIn(openBody(strapi, row.document_id, row.body_sealed))))
        .map(({ id }) => id);
      removed += ids.length > 0 ? await table().whereIn('id', ids).delete() : 0;
      const last = rows.at(-1);
      if (!last || rows.length < batch) return removed;
      after = last.id;
    }
  };

/** Lets what the inbox keeps of people go with them. */
export const registerEraser = (strapi: Core.Strapi): void =>
  service(strapi, 'leadPrivacy').register('webhookEvents', eraseDeliveries(strapi));

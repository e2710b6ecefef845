import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';
import type { Transaction } from '../row';
import { importTables } from './import/row';

const exportTable = 'douyin_lead_exports';

/** Finished files that may hold somebody are not given out any more, and those being written begin anew. */
async function withdrawExports(strapi: Core.Strapi, trx: Transaction, leadIds: number[]): Promise<number> {
  const held = (stage: string) =>
    strapi.db
      .getConnection(exportTable)
      .transacting(trx)
      .where({ stage })
      .where('newest_id', '>=', Math.min(...leadIds));
  const begunAnew: number = await held('running').update({ place: null, holder: null, total: null });
  const withdrawn: number = await held('done').update({ stage: 'expired' });
  return begunAnew + withdrawn;
}

/** Lets what files keep of people go with them; uploads and rejected rows go by themselves within a day. */
export function registerErasers(strapi: Core.Strapi): void {
  const privacy = service(strapi, 'leadPrivacy');
  privacy.register('exports', (trx, { leadIds }) => withdrawExports(strapi, trx, leadIds));
  privacy.register('importMarks', (trx, { leadIds }) =>
    strapi.db.getConnection(importTables.marks).transacting(trx).whereIn('lead_id', leadIds).delete(),
  );
}

import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { service } from '../../shared/service';
import type { Folder } from './folder';

/** Jobs go to processes that have the folder with their file. */
export const exportKind = ({ id }: Folder): string => `leads.export.${id}`;
export const importKind = ({ id }: Folder): string => `leads.import.${id}`;
export const sweepKind = ({ id }: Folder): string => `leads.files-sweep.${id}`;

const over = ['done', 'failed', 'cancelled'];
const underWay = ['queued', 'running', 'checking', 'reverting'];

type Uid = Parameters<typeof changeOne>[1];
type Job = { documentId: string; jobId: string | null; stage: string };

/** Ends what its job will never end: one that was begun too often, or that nobody knows any more. */
export async function settleDead(strapi: Core.Strapi, uid: Uid): Promise<void> {
  const where = { stage: { $in: underWay }, jobId: { $notNull: true } };
  const rows = (await strapi.db.query(uid).findMany({ where, limit: 100 })) as Job[];
  for (const { documentId, jobId, stage } of rows) {
    const job = await service(strapi, 'jobs').find(jobId ?? '');
    if (job && !over.includes(job.stage)) continue;
    const error = job?.error ?? { code: 'INTERNAL', message: 'The work was lost' };
    const data = { stage: 'failed', slotKey: null, error, finishedAt: clock.now() };
    await changeOne(strapi, uid, { documentId, jobId, stage }, data);
  }
}

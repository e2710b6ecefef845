import type { ExportStage, ExportView } from '../../../contracts/lead-files';

type Standing = Pick<ExportView, 'stage' | 'expiresAt'>;

/** Whether an export is still being written. */
export const isGoing = ({ stage }: Pick<ExportView, 'stage'>): boolean =>
  stage === 'queued' || stage === 'running';

/** Where an export stands now (ms): a file past its time is as good as deleted. */
export const standing = ({ stage, expiresAt }: Standing, now: number): ExportStage =>
  stage === 'done' && expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : stage;

/** How much of an export is written, from 0 to 100; null until it is counted. */
export function percentOf({ written, total }: Pick<ExportView, 'written' | 'total'>): number | null {
  if (total === null) return null;
  return total === 0 ? 0 : Math.min(99, Math.floor((written / total) * 100));
}

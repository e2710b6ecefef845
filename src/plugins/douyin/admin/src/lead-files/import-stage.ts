import type { ImportStage, ImportView } from '../../../contracts/lead-files';

const going: ImportStage[] = ['checking', 'queued', 'running', 'reverting'];
const waiting: ImportStage[] = ['uploaded', 'checked'];
const written: ImportStage[] = ['done', 'cancelled', 'failed'];

type Standing = Pick<ImportView, 'stage'>;

/** Whether an import works by itself at present. */
export const isGoing = ({ stage }: Standing): boolean => going.includes(stage);

/** Whether an import waits for somebody to say how it is meant. */
export const isWaiting = ({ stage }: Standing): boolean => waiting.includes(stage);

const isInTime = ({ revertibleUntil }: Pick<ImportView, 'revertibleUntil'>, now: number): boolean =>
  revertibleUntil !== null && Date.parse(revertibleUntil) > now;

/** Whether an import wrote something that can still be taken back. */
export const canRevert = (
  view: Standing & Pick<ImportView, 'counts' | 'revertibleUntil'>,
  now: number,
): boolean =>
  written.includes(view.stage) && view.counts.created + view.counts.changed > 0 && isInTime(view, now);

/** Whether rejected rows can still be fetched. */
export const hasRejects = (
  view: Standing & Pick<ImportView, 'hasRejected' | 'revertibleUntil'>,
  now: number,
): boolean => view.hasRejected && !isGoing(view) && isInTime(view, now);

/** How much of the file is dealt with, from 0 to 100; null where its length is not known. */
export function percentOf({ counts, total }: Pick<ImportView, 'counts' | 'total'>): number | null {
  if (!total) return null;
  return Math.min(99, Math.floor((counts.rows / total) * 100));
}

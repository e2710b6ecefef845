import type { RunView } from '../../../contracts/sync';
import type { Tone } from './light';

/** What a run came to. `part`: its list went to an end that does not prove it whole. */
export const runOutcomes = [
  'going',
  'complete',
  'part',
  'quiet',
  'cap',
  'gap',
  'repeated-cursor',
  'failed',
  'cancelled',
] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** Whether a run is not over. */
export const isGoing = (run: Pick<RunView, 'stage'> | null): boolean =>
  run !== null && !['done', 'failed', 'cancelled'].includes(run.stage);

/** Whether a run moves, which one that is paused does not. */
export const isMoving = (run: Pick<RunView, 'stage'> | null): boolean =>
  isGoing(run) && run?.stage !== 'paused';

/** What a run came to. */
export function outcomeOf({
  stage,
  complete,
  stopReason,
}: Pick<RunView, 'stage' | 'complete' | 'stopReason'>): RunOutcome {
  if (stage === 'failed' || stage === 'cancelled') return stage;
  if (stage !== 'done') return 'going';
  if (complete) return 'complete';
  return runOutcomes.find((outcome) => outcome === stopReason) ?? 'part';
}

/** How an outcome looks. */
export function outcomeTone(outcome: RunOutcome): Tone {
  if (outcome === 'failed') return 'bad';
  if (['cap', 'gap', 'repeated-cursor'].includes(outcome)) return 'soon';
  return ['cancelled', 'going'].includes(outcome) ? 'rest' : 'good';
}

/** The counters of a run in the order they are shown. */
export const counterNames = [
  'fetched',
  'inserted',
  'updated',
  'unchanged',
  'returned',
  'gone',
  'rejected',
] as const satisfies readonly (keyof RunView['counters'])[];

/** Counters worth a mention in one line: what changed, and always how many are new. */
export const mentioned = (counters: RunView['counters']): (typeof counterNames)[number][] =>
  (['inserted', 'updated', 'returned', 'gone', 'rejected'] as const).filter(
    (name) => name === 'inserted' || counters[name] > 0,
  );

/** How much of its list a run has read, in whole percent; null where nobody knows how long the list is. */
export function percentOf({ counters, total }: Pick<RunView, 'counters' | 'total'>): number | null {
  if (!total) return null;
  // A list is sometimes read twice, and the end is only sure when it is told.
  return Math.min(99, Math.floor((counters.fetched / total) * 100));
}

const step = 25;

/** How far a run is in rough steps, so that who listens is not told of every page. */
export const milestoneOf = (run: Pick<RunView, 'counters' | 'total'>): number | null => {
  const percent = percentOf(run);
  return percent === null ? null : Math.floor(percent / step) * step;
};

/** The time to go in words: less than a minute, so many whole minutes, or longer. */
export function etaMinutes(etaSeconds: number | null): number | null {
  if (etaSeconds === null) return null;
  return etaSeconds < 60 ? 0 : Math.ceil(etaSeconds / 60);
}

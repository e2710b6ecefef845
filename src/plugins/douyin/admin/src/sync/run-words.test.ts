import type { RunView } from '../../../contracts/sync';
import {
  etaMinutes,
  isGoing,
  isMoving,
  mentioned,
  milestoneOf,
  outcomeOf,
  outcomeTone,
  percentOf,
  type RunOutcome,
} from './run-words';

const none = {
  pages: 0,
  fetched: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  returned: 0,
  gone: 0,
  rejected: 0,
  apiCalls: 0,
  waitedMs: 0,
};

it.each<[RunView['stage'], boolean | null, string | null, RunOutcome]>([
  ['done', true, 'end', 'complete'],
  ['done', false, 'end', 'part'],
  ['done', false, 'cap', 'cap'],
  ['done', false, 'gap', 'gap'],
  ['done', false, 'quiet', 'quiet'],
  ['done', false, 'repeated-cursor', 'repeated-cursor'],
  ['failed', null, null, 'failed'],
  ['cancelled', null, null, 'cancelled'],
  ['paused', null, null, 'going'],
])('a run that is %s (complete: %s, %s) came to "%s"', (stage, complete, stopReason, outcome) => {
  expect(outcomeOf({ stage, complete, stopReason })).toBe(outcome);
});

it('marks what stood in the way of the whole list', () => {
  expect([outcomeTone('cap'), outcomeTone('quiet'), outcomeTone('failed')]).toEqual(['soon', 'good', 'bad']);
});

it('tells a run that waits from one that moves', () => {
  expect([
    isGoing({ stage: 'paused' }),
    isMoving({ stage: 'paused' }),
    isMoving({ stage: 'queued' }),
  ]).toEqual([true, false, true]);
  expect([isGoing(null), isMoving(null), isGoing({ stage: 'done' })]).toEqual([false, false, false]);
});

it.each([
  [0, 102, 0, 0],
  [60, 102, 58, 50],
  [204, 102, 99, 75],
  [7, null, null, null],
  [0, 0, null, null],
])('%d rows of %s are %s percent, told as %s', (fetched, total, percent, milestone) => {
  const run = { counters: { ...none, fetched }, total };
  expect([percentOf(run), milestoneOf(run)]).toEqual([percent, milestone]);
});

it.each([
  [null, null],
  [0, 0],
  [59, 0],
  [60, 1],
  [61, 2],
  [5400, 90],
])('%s seconds to go are %s minutes', (seconds, minutes) => {
  expect(etaMinutes(seconds)).toBe(minutes);
});

it('mentions new people always, and the rest where there is any', () => {
  expect(mentioned(none)).toEqual(['inserted']);
  expect(mentioned({ ...none, gone: 2, unchanged: 9, rejected: 1 })).toEqual([
    'inserted',
    'gone',
    'rejected',
  ]);
});

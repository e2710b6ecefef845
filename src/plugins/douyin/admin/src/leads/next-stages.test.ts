import { nextStages } from './next-stages';

const stages = [
  { name: 'NEW', next: ['CONTACTED'] },
  { name: 'CONTACTED', next: ['CONVERTED', 'NEW'] },
  { name: 'CONVERTED', next: [] },
];

it.each([
  ['NEW', ['CONTACTED']],
  ['CONVERTED', []],
  ['FORMER', ['NEW', 'CONTACTED', 'CONVERTED']],
])('row 6: from %s it goes on to %j', (from, next) => {
  expect(nextStages(stages, from)).toEqual(next);
});

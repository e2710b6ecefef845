import { actionOf, keyActions, rowAfter } from './keys';

const free = { isBusy: false, isPressable: false };

it.each(Object.entries(keyActions))('takes %s for %s', (key, action) => {
  expect(actionOf({ key, ...free })).toBe(action);
});

it('leaves keys alone while somebody writes, and those of the browser', () => {
  expect(actionOf({ key: 'j', ...free, isBusy: true })).toBeNull();
  expect(actionOf({ key: 'n', ...free, ctrlKey: true })).toBeNull();
  expect(actionOf({ key: 'Enter', ...free, isPressable: true })).toBeNull();
  expect(actionOf({ key: 'constructor', ...free })).toBeNull();
});

it.each([
  [-1, 5, 1, 0],
  [-1, 5, -1, 4],
  [0, 5, -1, 0],
  [4, 5, 1, 4],
  [2, 5, 1, 3],
  [0, 0, 1, -1],
] as const)('from row %i of %i by %i it is %i', (place, count, by, next) => {
  expect(rowAfter(place, count, by)).toBe(next);
});

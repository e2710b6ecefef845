import { together } from './together';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function recorded(work: (items: number[]) => Promise<number[]>) {
  const groups: number[][] = [];
  const call = together((items: number[]) => {
    groups.push(items);
    return work(items);
  });
  return { groups, call };
}

it('does together what comes at once, and gives each caller its own result', async () => {
  const { groups, call } = recorded(async (items) => items.map((item) => item * 10));
  expect(await Promise.all([1, 2, 3].map(call))).toEqual([10, 20, 30]);
  expect(groups).toEqual([[1, 2, 3]]);
});

it('lets nobody go before the work of its own group is done, and has others wait for the next', async () => {
  const events: string[] = [];
  const { groups, call } = recorded(async (items) => {
    await later(20);
    events.push(`written ${items.join()}`);
    return items;
  });
  const first = call(1).then(() => events.push('answered 1'));
  await later(5);
  await Promise.all([first, ...[2, 3].map((item) => call(item).then(() => events.push(`answered ${item}`)))]);
  expect(groups).toEqual([[1], [2, 3]]);
  expect(events).toEqual(['written 1', 'answered 1', 'written 2,3', 'answered 2', 'answered 3']);
});

it('has nobody fail for another one', async () => {
  const { groups, call } = recorded(async (items) => {
    if (items.includes(2)) throw new Error('2 cannot be stored');
    return items;
  });
  const ends = await Promise.allSettled([1, 2, 3].map(call));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(groups).toEqual([[1, 2, 3], [1], [2], [3]]);
  expect(await call(4)).toBe(4);
});

it('makes groups of a size that one statement takes', async () => {
  const { groups, call } = recorded(async (items) => items);
  const numbers = Array.from({ length: 120 }, (_, n) => n);
  expect(await Promise.all(numbers.map(call))).toEqual(numbers);
  expect(groups.map(({ length }) => length)).toEqual([50, 50, 20]);
});

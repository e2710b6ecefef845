import { holds, isSome, nobody, partOf, toggle, togglePage, type Selection } from './selection';

const page = [1, 2, 3];
const all: Selection = { kind: 'filter' };

it('row 34: picks leads one by one, over several pages', () => {
  const two = toggle(toggle(nobody, 2, page), 9, [9]);
  expect(two).toEqual({ kind: 'picked', ids: [2, 9] });
  expect([partOf(two, page), partOf(two, [9]), partOf(two, [4])]).toEqual(['indeterminate', true, false]);
  expect(toggle(two, 2, page)).toEqual({ kind: 'picked', ids: [9] });
});

it('picks a page in addition, and takes it off again', () => {
  const more = togglePage(toggle(nobody, 9, [9]), page);
  expect(more).toEqual({ kind: 'picked', ids: [9, 1, 2, 3] });
  expect(togglePage(more, page)).toEqual({ kind: 'picked', ids: [9] });
});

it('row 34: means every lead of a filter, until one is taken out of it', () => {
  expect([holds(all, 77), isSome(all), partOf(all, page)]).toEqual([true, true, true]);
  expect(toggle(all, 2, page)).toEqual({ kind: 'picked', ids: [1, 3] });
  expect(togglePage(all, page)).toEqual(nobody);
});

it('picks no more than the server takes', () => {
  const many = Array.from({ length: 1200 }, (_, place) => place + 1);
  expect(togglePage(nobody, many)).toHaveProperty('ids.length', 1000);
});

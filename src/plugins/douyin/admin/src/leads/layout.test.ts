import { leadColumns, listedColumns, moveColumn, readLayout, toggleColumn, usualLayout } from './layout';

it('row 24: keeps which columns are shown, and in which order', () => {
  const moved = moveColumn(toggleColumn(toggleColumn(usualLayout, 'phone'), 'notes'), 'notes', -1);
  expect(moved.columns).toEqual(['status', 'followUp', 'owner', 'source', 'tags', 'notes', 'acquired']);
  expect(readLayout(JSON.stringify(moved))).toEqual(moved);
});

it('leaves a column at the end where it is', () => {
  expect(moveColumn(usualLayout, 'status', -1)).toBe(usualLayout);
  expect(moveColumn(usualLayout, 'acquired', 1)).toBe(usualLayout);
  expect(moveColumn(usualLayout, 'notes', 1)).toBe(usualLayout);
});

it.each([null, '', 'null', '[]', '{"columns":1}', '{"density":"wide"}'])('reads %p as the usual', (text) => {
  expect(readLayout(text)).toEqual(usualLayout);
});

it('passes over columns there are none of', () => {
  const kept = '{"density":"compact","columns":["status","age","status"]}';
  expect(readLayout(kept)).toEqual({ density: 'compact', columns: ['status'] });
});

it('lists every column once', () => {
  expect(listedColumns(usualLayout).sort()).toEqual([...leadColumns].sort());
});

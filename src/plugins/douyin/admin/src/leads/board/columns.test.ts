import type { PanelLead } from '../../../../contracts/lead-panel';
import { blankColumn, neighbour, placed, withRows, type Columns } from './columns';

const lead = (leadId: number, status: string, day: number) =>
  ({ leadId, status, acquireTime: `2026-01-0${day}T00:00:00.000Z` }) as PanelLead;
const column = (...rows: PanelLead[]) => ({
  ...blankColumn,
  rows,
  total: { total: rows.length, totalIsCapped: false },
});
const idsOf = (columns: Columns) =>
  Object.fromEntries(
    Object.entries(columns).map(([stage, { rows, total }]) => [
      stage,
      [total?.total, ...rows.map((row) => row.leadId)],
    ]),
  );

const columns: Columns = {
  NEW: column(lead(5, 'NEW', 5), lead(3, 'NEW', 3), lead(1, 'NEW', 1)),
  CONTACTED: column(lead(4, 'CONTACTED', 4), lead(2, 'CONTACTED', 2)),
  CONVERTED: column(),
};

it('row 22, kanban: a lead moves to the column of its status, among those of its time', () => {
  const moved = placed(columns, lead(3, 'CONTACTED', 3));
  expect(idsOf(moved)).toEqual({ NEW: [2, 5, 1], CONTACTED: [3, 4, 3, 2], CONVERTED: [0] });
  expect(idsOf(placed(moved, lead(3, 'NEW', 3)))).toEqual(idsOf(columns));
  expect(idsOf(placed(moved, lead(3, 'CONVERTED', 3)))).toEqual({
    NEW: [2, 5, 1],
    CONTACTED: [2, 4, 2],
    CONVERTED: [1, 3],
  });
});

it('row 22, kanban: a lead whose status has no column leaves the board', () => {
  expect(idsOf(placed(columns, lead(2, 'GONE', 2)))).toMatchObject({ CONTACTED: [1, 4] });
});

it('row 22, kanban: leads of one moment stand in the order of their ids', () => {
  const more = { ...columns, CONVERTED: column(lead(9, 'CONVERTED', 3)) };
  expect(idsOf(placed(more, lead(9, 'NEW', 3))).NEW).toEqual([4, 5, 9, 3, 1]);
});

it('row 22, kanban: a lead that the filter does not show stays away', () => {
  expect(placed(columns, lead(9, 'NEW', 3))).toBe(columns);
});

it('row 22, kanban: a page doubles nobody who moved there meanwhile', () => {
  const more = withRows(column(lead(4, 'NEW', 4), lead(2, 'NEW', 2)), [lead(2, 'NEW', 2), lead(1, 'NEW', 1)]);
  expect(more.map(({ leadId }) => leadId)).toEqual([4, 2, 1]);
});

it.each([
  [5, 'ArrowDown', 3],
  [5, 'ArrowUp', null],
  [1, 'ArrowDown', null],
  [1, 'ArrowRight', 2],
  [2, 'ArrowLeft', 3],
  [4, 'ArrowRight', null],
  [77, 'ArrowRight', null],
])('row 22, kanban: from lead %s %s leads to %s', (from, key, to) => {
  expect(neighbour(Object.values(columns), from, key)).toBe(to);
});

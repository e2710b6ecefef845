import type { LeadRow } from '../row';
import { changeOf, givenBack, tagsWithout } from './undo';

const lead = (columns: Partial<LeadRow>): LeadRow =>
  ({
    nickname: '小河',
    stage: 'NEW',
    notes: null,
    tags: [],
    lastSeenAt: new Date(1000),
    ...columns,
  }) as LeadRow;

it.each([
  ['nothing since', ['a'], ['a', 'b'], ['a', 'b'], ['a']],
  ['one added', ['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'c']],
  ['an own one taken away', ['a', 'd'], ['a', 'd', 'b'], ['d', 'b'], ['d']],
  ['one of the other’s taken away', ['a'], ['a', 'b'], ['a'], ['a']],
  ['one that the merge had dropped', ['a', 'x'], ['b'], ['b'], ['a', 'x']],
  ['all taken away', ['a'], ['a', 'b'], [], []],
])('gives tags back with %s', (_what, before, after, now, expected) => {
  expect(tagsWithout(now, { before: { tags: before }, after: { tags: after } })).toEqual(expected);
});

it('gives back what the merge changed, from JSON too, and leaves what was changed since', () => {
  const before = lead({});
  const after = lead({ notes: '备注', stage: 'CONTACTED', lastSeenAt: new Date(2000) });
  const change = JSON.parse(JSON.stringify(changeOf(before, after))) as ReturnType<typeof changeOf>;
  expect(Object.keys(change.after).sort()).toEqual(['lastSeenAt', 'notes', 'stage']);
  expect(givenBack(after, change)).toEqual({ notes: null, stage: 'NEW', lastSeenAt: new Date(1000) });
  expect(givenBack({ ...after, notes: '备注\n周三回电' }, change)).toEqual({
    stage: 'NEW',
    lastSeenAt: new Date(1000),
  });
});

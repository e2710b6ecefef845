import type { WhereNode } from '../../../../contracts/lead-where';
import {
  added,
  blankCondition,
  changed,
  conditionOf,
  countConditions,
  draftOf,
  freeKey,
  incomplete,
  isTooLong,
  removed,
  whereOf,
  withField,
  type DraftCondition,
  type DraftGroup,
} from './draft';

const where: WhereNode = {
  all: [
    { field: 'status', op: 'any', values: ['NEW', 'CONTACTED'] },
    {
      any: [
        { field: 'city', op: 'contains', text: '上海' },
        { field: 'seen', op: 'last', days: 3 },
      ],
    },
  ],
};

it('row 26, filter builder: writes down the conditions it was given', () => {
  expect(whereOf(draftOf(where))).toEqual(where);
  const alone: WhereNode = { field: 'team', op: 'empty' };
  expect(whereOf(draftOf(alone))).toEqual({ all: [alone] });
});

it('row 26, filter builder: begins with one condition to fill in', () => {
  const draft = draftOf(undefined);
  expect(countConditions(draft)).toBe(1);
  expect(incomplete(draft)).toHaveLength(1);
  expect(whereOf(draft)).toBeUndefined();
});

it('row 26, filter builder: takes conditions in and out, and leaves no empty group', () => {
  const draft = draftOf(where);
  const inner = draft.items[1] as DraftGroup;
  const more = added(draft, inner.key, { ...blankCondition(freeKey(draft), 'phone') });
  expect(countConditions(more)).toBe(4);
  expect(whereOf(more)).toMatchObject({ all: [{}, { any: [{}, {}, { field: 'phone', op: 'filled' }] }] });
  const less = inner.items.reduce<DraftGroup>((root, { key }) => removed(root, key), draft);
  expect(whereOf(less)).toEqual({ all: [{ field: 'status', op: 'any', values: ['NEW', 'CONTACTED'] }] });
  expect(removed(less, less.items[0]?.key ?? 0).items).toEqual([]);
});

it('row 26, filter builder: forgets what has no meaning for another field', () => {
  const [first] = draftOf(where).items;
  const other = withField(first as DraftCondition, 'followUp');
  expect(other).toMatchObject({ key: first?.key, op: 'before', values: [] });
  expect(conditionOf({ ...other, op: 'next', days: '14' })).toEqual({
    field: 'followUp',
    op: 'next',
    days: 14,
  });
});

it.each([
  ['no value', { field: 'status', op: 'any', values: [] }],
  ['blanks', { field: 'city', op: 'contains', text: '  ' }],
  ['half a day', { field: 'seen', op: 'after', day: '2026-01' }],
  ['days the wrong way round', { field: 'seen', op: 'between', from: '2026-01-02', to: '2026-01-01' }],
  ['half of a number', { field: 'seen', op: 'last', days: '1.5' }],
] as [string, Partial<DraftCondition>][])(
  'row 26, filter builder: asks for more after %s',
  (_what, given) => {
    expect(conditionOf({ ...blankCondition(1), ...given })).toBeNull();
  },
);

it('row 26, filter builder: knows what no address holds', () => {
  const draft = draftOf(where);
  const long = { ...blankCondition(50, 'notes'), text: '长'.repeat(64) };
  const many = Array.from({ length: 12 }, (_, place) => ({ ...long, key: 50 + place }));
  expect(isTooLong(draft)).toBe(false);
  expect(isTooLong(many.reduce<DraftGroup>((root, part) => added(root, root.key, part), draft))).toBe(true);
  expect(changed<DraftGroup>(draft, draft.key, (group) => ({ ...group, match: 'any' })).match).toBe('any');
});

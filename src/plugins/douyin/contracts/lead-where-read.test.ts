import { leadFilter } from './leads';
import { leadWhere } from './lead-where-read';
import { whereLimits } from './lead-where';

const isNew = { field: 'status', op: 'any', values: ['NEW'] };
const faultsOf = (where: unknown) =>
  leadFilter.safeParse({ where }).error?.issues.map(({ path, message }) => [path.join('.'), message]);
const nested = (depth: number): unknown => (depth === 0 ? isNew : { any: [nested(depth - 1)] });

it('row 26: reads conditions as JSON text and as they are', () => {
  const where = { all: [isNew, { any: [{ field: 'city', op: 'contains', text: ' 上海 ' }, isNew] }] };
  const read = { all: [isNew, { any: [{ field: 'city', op: 'contains', text: '上海' }, isNew] }] };
  expect(leadWhere.parse(JSON.stringify(where))).toEqual(read);
  expect(leadFilter.parse({ where })).toEqual({ where: read });
  expect(leadFilter.parse({})).toEqual({});
});

it.each([
  ['where', 'not JSON'],
  ['where', '[]'],
  ['where', 7],
  ['where', {}],
  ['where', { all: [isNew], any: [isNew] }],
  ['where.all', { all: [] }],
  ['where.all.1', { all: [isNew, 'x'] }],
  ['where.field', { field: 'age', op: 'any', values: ['1'] }],
  ['where.field', { field: 'toString', op: 'any', values: ['1'] }],
  ['where.op', { field: 'status', op: 'contains', text: 'NEW' }],
  ['where.op', { field: 'acquired', op: 'next', days: 3 }],
  ['where.values', { field: 'status', op: 'any' }],
  ['where.values', { field: 'status', op: 'any', values: [] }],
  ['where.values.0', { field: 'status', op: 'any', values: ["NEW'--"] }],
  ['where.values.0', { field: 'owner', op: 'none', values: ['none'] }],
  ['where.values.1', { field: 'source', op: 'any', values: ['fans', 'rumour'] }],
  ['where.any.0.text', { any: [{ field: 'city', op: 'contains', text: ' ' }] }],
  ['where.text', { field: 'city', op: 'lacks', text: 'a\0b' }],
  ['where.day', { field: 'seen', op: 'before', day: '2026-02-30' }],
  ['where.to', { field: 'seen', op: 'between', from: '2026-02-02', to: '2026-02-01' }],
  ['where.days', { field: 'seen', op: 'last', days: 0 }],
  ['where', { field: 'team', op: 'empty', values: ['x'] }],
])('row 26: names %s of wrong conditions %j', (path, where) => {
  expect(faultsOf(where)?.map(([place]) => place)).toEqual([path]);
});

it('row 26: takes so many groups within each other, and no more', () => {
  expect(faultsOf(nested(whereLimits.depth))).toBeUndefined();
  expect(faultsOf(nested(whereLimits.depth + 1))).toHaveLength(1);
  expect(faultsOf(nested(5000))).toHaveLength(1);
});

it('row 26: takes so many conditions and characters, and no more', () => {
  const many = (count: number) => ({ any: Array.from({ length: count }, () => isNew) });
  expect(faultsOf(many(whereLimits.conditions))).toBeUndefined();
  expect(faultsOf(many(whereLimits.conditions + 1))).toHaveLength(1);
  const long = Array.from({ length: 12 }, () => ({ field: 'notes', op: 'contains', text: '长'.repeat(64) }));
  expect(faultsOf({ all: long })?.[0]?.[1]).toMatch(/6000 characters/);
});

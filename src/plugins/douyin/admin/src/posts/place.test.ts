import { isFiltered, readFilters, readView, toNarrowing, type FilterName } from './place';

const read = (search: string) => {
  const given = new URLSearchParams(search);
  return readFilters((name: FilterName) => given.get(name) ?? undefined);
};

it('reads what the address bar holds', () => {
  const filters = read('stage=unknown&account=a1&text=%20tea%20&from=2026-03-01&to=2026-03-31');
  expect(filters).toEqual({
    stage: 'unknown',
    account: 'a1',
    text: 'tea',
    from: '2026-03-01',
    to: '2026-03-31',
  });
  expect(isFiltered(filters)).toBe(true);
});

it.each(['stage=gone', 'account=../x', 'text=%20', 'from=yesterday', 'to=2026-13-01', 'view=list'])(
  'takes %s for no filter',
  (search) => {
    expect(read(search)).toEqual({});
    expect(isFiltered(read(search))).toBe(false);
  },
);

it('asks for whole days of the place where the browser is, both included', () => {
  const filters = { account: 'a1', text: 'tea', from: '2026-03-01', to: '2026-03-01' };
  expect(toNarrowing(filters, 'Asia/Shanghai')).toEqual({
    accountId: 'a1',
    text: 'tea',
    from: '2026-02-28T16:00:00.000Z',
    to: '2026-03-01T16:00:00.000Z',
  });
});

it.each([
  ['calendar', 'calendar'],
  ['list', 'list'],
  ['board', 'list'],
  [undefined, 'list'],
])('shows %s as %s', (text, view) => {
  expect(readView(text)).toBe(view);
});

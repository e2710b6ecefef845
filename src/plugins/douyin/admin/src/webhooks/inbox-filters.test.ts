import { isFiltered, readFilters, toFilter, type FilterName } from './inbox-filters';

const read = (search: string) => {
  const given = new URLSearchParams(search);
  return readFilters((name: FilterName) => given.get(name) ?? undefined);
};

it('reads what the address bar holds', () => {
  const filters = read(
    'app=a1&event=new.event-x&stage=held&reason=suspected-replay&msgId=%20m-1%20&to=2026-03-31',
  );
  expect(filters).toEqual({
    app: 'a1',
    event: 'new.event-x',
    stage: 'held',
    reason: 'suspected-replay',
    msgId: 'm-1',
    to: '2026-03-31',
  });
  expect(isFiltered(filters)).toBe(true);
});

it.each([
  'stage=gone',
  'reason=because',
  'from=yesterday',
  'to=2026-13-01',
  'event=%27',
  'app=../x',
  'msgId=%20',
  'x=1',
])('takes %s for no filter', (search) => {
  expect(read(search)).toEqual({});
  expect(isFiltered(read(search))).toBe(false);
});

it('asks for whole days of the place where the browser is, both included', () => {
  expect(toFilter({ from: '2026-03-01', to: '2026-03-01', stage: 'dead' }, 'Asia/Shanghai')).toEqual({
    stage: 'dead',
    from: '2026-02-28T16:00:00.000Z',
    to: '2026-03-01T16:00:00.000Z',
  });
});

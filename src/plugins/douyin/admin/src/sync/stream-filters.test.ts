import { isFiltered, readFilters } from './stream-filters';

const read = (text: string) => readFilters((name) => new URLSearchParams(text).get(name) ?? undefined);

it('reads what the address bar holds', () => {
  expect(read('app=a1&account=b2&kind=fans&health=review')).toEqual({
    app: 'a1',
    account: 'b2',
    kind: 'fans',
    health: 'review',
  });
});

it('takes nothing that the server would refuse', () => {
  expect(isFiltered(read('app=A/b&account=&kind=cats&health=fine'))).toBe(false);
  expect(isFiltered(read('health=failed'))).toBe(true);
});

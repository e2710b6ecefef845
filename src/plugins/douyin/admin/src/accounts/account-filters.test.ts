import { isFiltered, readFilters, searchLength, searchPath } from './account-filters';

const read = (query: string) => {
  const search = new URLSearchParams(query);
  return readFilters((name) => search.get(name) ?? undefined);
};

it('reads the filters of the address bar and passes over what is none', () => {
  expect(read('app=a&state=due&search=%20小河%20')).toEqual({ app: 'a', state: 'due', search: '小河' });
  expect(read('state=gone&search=%20&page=2')).toEqual({
    app: undefined,
    state: undefined,
    search: undefined,
  });
  expect(read(`search=${'a'.repeat(300)}`).search).toHaveLength(searchLength);
});

it('knows an unfiltered list', () => {
  expect(isFiltered(read('page=2'))).toBe(false);
  expect(isFiltered(read('state=expired'))).toBe(true);
});

it('leads to one account', () => {
  expect(searchPath('_000-a+b/=')).toBe('/accounts?search=_000-a%2Bb%2F%3D');
});

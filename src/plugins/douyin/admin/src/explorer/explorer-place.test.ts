import { explorerPath, placeQuery, readPlace } from './explorer-place';

it('leads to an account and an API and back', () => {
  const place = { app: 'a1', account: '_000-a+b/=', api: 'fans.check' };
  const path = explorerPath(place);
  expect(path).toBe('/explorer?app=a1&account=_000-a%2Bb%2F%3D&api=fans.check');
  expect(readPlace(new URLSearchParams(path.split('?')[1]))).toEqual(place);
});

it('leaves out what is not set', () => {
  expect(placeQuery({ app: 'a1', account: undefined, api: '' })).toEqual({ app: 'a1' });
  expect(readPlace(new URLSearchParams('account=&page=2'))).toEqual({});
});

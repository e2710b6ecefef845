import { requestUrl } from './request-url';

it('fills and escapes path parameters', () => {
  expect(requestUrl('/apps/:id/checks/:name', { id: 'a/b', name: 'clock' })).toBe('/apps/a%2Fb/checks/clock');
});

it('appends what the query holds and leaves out what is undefined or empty', () => {
  expect(requestUrl('/audit', undefined, { page: 2, action: undefined, target: '', q: 'a&b' })).toBe(
    '/audit?page=2&q=a%26b',
  );
});

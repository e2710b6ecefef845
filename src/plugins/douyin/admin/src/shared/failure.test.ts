import { failureOf, isGivenUp, isPassing, readFailure } from './failure';

const thrown = (error: Record<string, unknown>) => ({
  message: 'x',
  response: { data: { data: null, error } },
});

it('turns a code of ours into its sentence and remedy', () => {
  const failure = readFailure(
    thrown({ status: 409, message: 'stale', details: { code: 'CONFIG_STALE', remedy: 'later' } }),
  );
  expect(failure).toMatchObject({ code: 'CONFIG_STALE', what: 'error.CONFIG_STALE', remedy: 'remedy.later' });
});

it('names the client key when that is what conflicts', () => {
  const details = { code: 'CONFIG_CONFLICT', clientKey: 'aw1' };
  expect(readFailure(thrown({ status: 409, details })).what).toBe('error.client-key-taken');
});

it('hands on the fields the server found fault with', () => {
  const issues = [{ path: 'baseUrl', message: 'Invalid URL' }];
  expect(readFailure(thrown({ status: 400, details: { code: 'CONFIG_INVALID', issues } })).issues).toEqual(
    issues,
  );
});

it.each([
  [401, 'error.signed-out'],
  [403, 'error.forbidden'],
  [404, 'error.not-found'],
  [500, 'error.broken'],
])('says what a %d of Strapi itself means', (status, what) => {
  expect(readFailure(thrown({ status, message: 'no' })).what).toBe(what);
});

it('calls a request without an answer offline, whatever was thrown', () => {
  expect(readFailure(new TypeError('Failed to fetch')).what).toBe('error.offline');
  expect(readFailure(undefined).what).toBe('error.offline');
});

it('knows a request we gave up ourselves', () => {
  expect(isGivenUp({ name: 'AbortError' })).toBe(true);
  expect(isGivenUp(new Error('x'))).toBe(false);
});

it('speaks of a code the server wrote down', () => {
  expect(failureOf('API_BUSY')).toMatchObject({ what: 'error.API_BUSY', remedy: 'remedy.later' });
  expect(failureOf('toString')).toMatchObject({ code: null, what: 'error.broken' });
});

it('knows what may pass by itself', () => {
  expect(isPassing(readFailure(undefined))).toBe(true);
  expect(isPassing(failureOf('API_BUSY'))).toBe(true);
  expect(isPassing(failureOf('AUTH_ATTEMPT_UNKNOWN'))).toBe(false);
  expect(isPassing(readFailure(thrown({ status: 401 })))).toBe(false);
});

import { faultOf, faults } from './faults';

const error = (message: string, rest: object = {}) =>
  Object.assign(new Error(message), { statusCode: 400, ...rest });

it.each([
  ['invalid_grant', { error_detail: 'authorization code is expired' }, 'code-expired'],
  ['invalid_grant', { error_detail: 'authorization code redirect_uri mismatch' }, 'redirect-differs'],
  ['invalid_grant', { error_detail: 'authorization code not found' }, 'bad-code'],
  ['invalid_client', { statusCode: 401 }, 'bad-client'],
  ['invalid_request', {}, 'bad-request'],
  [
    'invalid_request',
    { error_description: 'requested grant type is not allowed for this client' },
    'grant-not-allowed',
  ],
  ['unsupported_grant_type', {}, 'unknown-grant'],
  ['invalid_scope', {}, 'bad-request'],
  ['anything', { statusCode: 500 }, 'broken'],
])('reads %s %j as %s', (message, rest, name) => {
  expect(faultOf(error(message, rest), false).name).toBe(name);
});

it('tells of an unknown client on the page, and not at the other endpoints', () => {
  expect(faultOf(error('invalid_client'), true).name).toBe('no-client');
});

it('keeps a finer code of the library', () => {
  expect(faultOf(error('invalid_scope'), false)).toMatchObject({
    name: 'bad-request',
    code: 'invalid_scope',
  });
});

it('keeps to codes in ASCII', () => {
  for (const { error: code } of Object.values(faults)) expect(code ?? '').toMatch(/^[a-z_]*$/);
});

import { clientInCredentials, clientInQuery } from './claimed-client';

const basic = (id: string): string => `Basic ${Buffer.from(`${id}:secret`).toString('base64')}`;

it('reads the client of a request for authorisation from its address', () => {
  expect(clientInQuery({ query: { client_id: 'app' } })).toBe('app');
  expect(clientInQuery({ query: { client_id: ['app', 'other'] } })).toBe('');
});

it('reads the client of a request with credentials from its body, otherwise from HTTP Basic', () => {
  expect(clientInCredentials({ client_id: 'app' }, basic('other'))).toBe('app');
  expect(clientInCredentials({ client_id: '' }, basic('app'))).toBe('app');
  expect(clientInCredentials(undefined, basic('app'))).toBe('app');
  expect(clientInCredentials(null, 'Bearer app')).toBe('');
});

it('has one name for a client, however HTTP Basic writes it', () => {
  const written = ['my app', 'my+app', 'my%20app', '%6Dy+app'];
  expect(written.map((id) => clientInCredentials({}, basic(id)))).toEqual(written.map(() => 'my app'));
});

it('gives no name to what cannot be decoded', () => {
  expect(clientInCredentials({}, basic('100%'))).toBe('');
});

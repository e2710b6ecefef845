import {
  blankClient,
  clientErrorsAt,
  entriesOf,
  findClientErrors,
  listDangers,
  toClientInput,
  toNewClient,
} from './client-values';

const site = { ...blankClient, name: '论坛', redirectUris: 'https://bbs.example/back' };

it.each([
  ['', []],
  ['https://a.example/\n\n https://b.example/ ', ['https://a.example/', 'https://b.example/']],
  ['https://a.example/, https://b.example/*', ['https://a.example/', 'https://b.example/*']],
])('a list written as %j is %j', (text, entries) => {
  expect(entriesOf(text)).toEqual(entries);
});

it.each([
  ['https://a.example/', []],
  ['https://a.example/*', ['prefix']],
  ['*', ['star']],
  ['*\nhttps://a.example/*', ['star', 'prefix']],
])('of the list %j is dangerous: %j', (text, dangers) => {
  expect(listDangers(text)).toEqual(dangers);
});

it('leaves out what is not set', () => {
  expect(toClientInput(site)).toMatchObject({ homepage: null, logo: null, redirectBlacklist: [] });
  expect(toClientInput(site)).not.toHaveProperty('clientId');
  expect(toNewClient(site)).toMatchObject({ clientId: undefined, isPublic: false });
});

it.each<[object, string[]]>([
  [{}, []],
  [{ name: ' ' }, ['name']],
  [{ homepage: 'bbs.example' }, ['homepage']],
  [{ logo: 'https://bbs.example/a.png' }, ['logo']],
  [{ scopes: [] }, ['scopes']],
  [{ refreshGraceSeconds: 11 }, ['refreshGraceSeconds']],
  [{ redirectUris: 'https://a.example/a b' }, ['redirectUris']],
  [{ clientId: '42' }, ['clientId']],
])('with %j at fault: %j', (change, fields) => {
  expect(Object.keys(findClientErrors({ ...site, ...change }, true))).toEqual(fields);
});

it('takes only paths of its own fields', () => {
  expect(clientErrorsAt(['redirectUris.1', 'revision'])).toEqual({ redirectUris: true });
});

import { readScopes, scopeStage, scopeTable } from './scopes';

it.each([
  ['user_info', 'open'],
  ['fans.check', 'application'],
  ['video.create.bind', 'application'],
  ['login_id', 'whitelist'],
  ['fans.list', 'retired'],
  ['mobile_alert', 'retired'],
  ['no.such.scope', 'unknown'],
  ['', 'unknown'],
  ['USER_INFO', 'unknown'],
  ['toString', 'unknown'],
  ['__proto__', 'unknown'],
])('%p is %s', (scope, stage) => {
  expect(scopeStage(scope)).toBe(stage);
});

it('knows every scope under the platform’s present name', () => {
  const names = Object.keys(scopeTable);
  expect(readScopes(names)).toEqual({ scopes: names, renamed: [], dropped: [] });
});

it('turns what people write into what the platform takes', () => {
  expect(
    readScopes([' user_info ', '', 'video.create', 'video.upload', 'user_info', 'video.create.bind']),
  ).toEqual({
    scopes: ['user_info', 'video.create.bind'],
    renamed: [{ from: 'video.create', to: 'video.create.bind' }],
    dropped: ['video.upload'],
  });
});

it('keeps what nobody knows: the platform may know it tomorrow', () => {
  expect(readScopes(['brand.new', 'constructor']).scopes).toEqual(['brand.new', 'constructor']);
});

it('reads nothing from nothing', () => {
  expect(readScopes([])).toEqual({ scopes: [], renamed: [], dropped: [] });
});

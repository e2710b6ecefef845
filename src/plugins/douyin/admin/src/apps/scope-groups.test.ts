import { groupScopes, toggleScope, typedScope } from './scope-groups';

const noMeaning = () => '';

it('groups every known scope and puts what nobody knows in its own group', () => {
  const groups = groupScopes(['my.own.scope'], '', noMeaning);
  expect(groups.map(({ name }) => name)).toEqual(['open', 'application', 'whitelist', 'unknown', 'retired']);
  expect(groups.find(({ name }) => name === 'unknown')?.scopes).toEqual(['my.own.scope']);
});

it('searches names and meanings without regard to case', () => {
  expect(groupScopes([], 'USER_INFO', noMeaning).flatMap(({ scopes }) => scopes)).toEqual(['user_info']);
  const found = groupScopes([], '粉丝判断', (scope) => (scope === 'fans.check' ? '粉丝判断' : ''));
  expect(found).toEqual([{ name: 'application', scopes: ['fans.check'] }]);
});

it('offers to add only what is not known and not chosen yet', () => {
  expect(typedScope('my.own.scope', [])).toBe('my.own.scope');
  expect(typedScope('my.own.scope', ['my.own.scope'])).toBeNull();
  expect(typedScope('user_info', [])).toBeNull();
  expect(typedScope('粉丝', [])).toBeNull();
  expect(typedScope('video.create', [])).toBeNull();
});

it('adds and takes out', () => {
  expect(toggleScope(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggleScope(['a', 'b'], 'a')).toEqual(['b']);
});

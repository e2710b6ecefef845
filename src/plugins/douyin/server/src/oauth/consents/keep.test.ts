import { mergeAnswer } from './keep';

const before = { scopes: ['userinfo', 'phone'], rememberedScopes: ['userinfo'] };

it('keeps what was agreed to, and remembers what was asked', () => {
  const answer = { asked: ['userinfo', 'phone'], granted: ['userinfo'], remember: true };
  expect(mergeAnswer(null, answer)).toEqual({
    scopes: ['userinfo'],
    rememberedScopes: ['userinfo', 'phone'],
  });
});

it('remembers nothing for an address that is not registered byte by byte', () => {
  const answer = { asked: ['userinfo'], granted: ['userinfo'], remember: false };
  expect(mergeAnswer(null, answer).rememberedScopes).toEqual([]);
  expect(mergeAnswer(before, answer).rememberedScopes).toEqual(['userinfo']);
});

it('takes back what is declined, and leaves alone what was not asked', () => {
  expect(mergeAnswer(before, { asked: ['phone'], granted: [], remember: true })).toEqual({
    scopes: ['userinfo'],
    rememberedScopes: ['userinfo', 'phone'],
  });
});

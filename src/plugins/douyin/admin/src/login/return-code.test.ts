import { readFailure } from '../shared/failure';
import { digitsOf, triesLeft } from './return-code';

it.each([
  ['123 456', '123456'],
  ['１２３４５６', '123456'],
  ['12a34-5678', '123456'],
  ['', ''],
])('reads %p as %p', (typed, digits) => {
  expect(digitsOf(typed)).toBe(digits);
});

it('tells the tries left of a wrong code only', () => {
  const failure = (details: Record<string, unknown>) =>
    readFailure({ response: { data: { error: { details } } } });
  expect(triesLeft(failure({ code: 'AUTH_RETURN_CODE_WRONG', triesLeft: 2 }))).toBe(2);
  expect(triesLeft(failure({ code: 'AUTH_RETURN_CODE_WRONG' }))).toBeNull();
  expect(triesLeft(failure({ code: 'AUTH_STEP_INVALID', triesLeft: 2 }))).toBeNull();
});

import { hookErrors, hookValues, toHookInput, withEvent } from './hook-values';

const blank = hookValues(null);
const whole = { ...blank, name: 'CRM', url: ' https://crm.example/douyin ' };

it('asks a new webhook for its name and its address', () => {
  expect(hookErrors(blank, true)).toEqual({ name: true, url: true });
  expect(hookErrors(whole, true)).toEqual({ name: false, url: false });
});

it('keeps the address of a stored one where none is typed, and refuses what is no address', () => {
  const stored = { ...whole, url: '' };
  expect(hookErrors(stored, false)).toEqual({ name: false, url: false });
  expect(toHookInput(stored)).not.toHaveProperty('url');
  expect(hookErrors({ ...whole, url: 'crm' }, false).url).toBe(true);
  expect(toHookInput(whole).url).toBe('https://crm.example/douyin');
});

it('ticks events in the order in which they are offered', () => {
  expect(withEvent(['douyin.login'], 'douyin.lead.created', true)).toEqual([
    'douyin.lead.created',
    'douyin.login',
  ]);
  expect(withEvent(['douyin.lead.created', 'douyin.login'], 'douyin.login', false)).toEqual([
    'douyin.lead.created',
  ]);
});

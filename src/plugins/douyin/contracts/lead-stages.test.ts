import { defaultStages, faultOf, mayGo } from './lead-stages';

const wide = { ...defaultStages, INVALID: ['NEW'], NEW: ['CONTACTED', 'INVALID'] };

it.each([
  ['NEW', 'CONTACTED', true],
  ['NEW', 'CONVERTED', false],
  ['CONTACTED', 'CONVERTED', true],
  ['CONTACTED', 'NEW', true],
  ['CONVERTED', 'NEW', false],
  ['CONVERTED', 'CONVERTED', true],
  ['NEW', 'INVALID', false],
])('%s to %s: %s, where nothing else is said', (from, to, allowed) => {
  expect(mayGo(defaultStages, from, to)).toBe(allowed);
});

it('follows a table of a site', () => {
  expect(mayGo(wide, 'NEW', 'INVALID')).toBe(true);
  expect(mayGo(wide, 'INVALID', 'CONVERTED')).toBe(false);
});

it('lets a lead leave a stage that is no longer named', () => {
  expect(mayGo(defaultStages, 'RETIRED', 'CONTACTED')).toBe(true);
  expect(mayGo(defaultStages, 'NEW', 'toString')).toBe(false);
});

it('wants the stages of the contract, and only known ones', () => {
  expect(faultOf(defaultStages)).toBeNull();
  expect(faultOf(wide)).toBeNull();
  expect(faultOf({ NEW: [], CONTACTED: [] })).toContain('CONVERTED');
  expect(faultOf({ ...defaultStages, NEW: ['LOST'] })).toContain('LOST');
});

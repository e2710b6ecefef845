import { canRevert, hasRejects, isGoing, isWaiting, percentOf } from './import-stage';

const counts = { rows: 3, created: 1, changed: 0, unchanged: 1, rejected: 1 };
const none = { rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };
const until = '2026-01-02T00:00:00.000Z';
const before = Date.parse('2026-01-01T00:00:00Z');
const done = { stage: 'done' as const, counts, revertibleUntil: until, hasRejected: true };

it('can be taken back for a day, where it wrote anything', () => {
  expect(canRevert(done, before)).toBe(true);
  expect(canRevert(done, Date.parse(until))).toBe(false);
  expect(canRevert({ ...done, stage: 'cancelled' }, before)).toBe(true);
  expect(canRevert({ ...done, stage: 'reverted' }, before)).toBe(false);
  expect(canRevert({ ...done, counts: none }, before)).toBe(false);
});

it('gives its rejected rows as long', () => {
  expect(hasRejects(done, before)).toBe(true);
  expect(hasRejects({ ...done, hasRejected: false }, before)).toBe(false);
  expect(hasRejects({ ...done, stage: 'running' }, before)).toBe(false);
  expect(hasRejects(done, Date.parse(until))).toBe(false);
});

it('goes on, waits, or is over', () => {
  expect([isGoing({ stage: 'checking' }), isWaiting({ stage: 'checking' })]).toEqual([true, false]);
  expect([isGoing({ stage: 'checked' }), isWaiting({ stage: 'checked' })]).toEqual([false, true]);
  expect([isGoing(done), isWaiting(done)]).toEqual([false, false]);
});

it('knows how far it is once the file was tried', () => {
  expect(percentOf({ counts, total: null })).toBeNull();
  expect(percentOf({ counts, total: 6 })).toBe(50);
  expect(percentOf({ counts, total: 3 })).toBe(99);
});

import { isGoing, percentOf, standing } from './export-stage';

it('knows a file past its time before the server says so', () => {
  const done = { stage: 'done' as const, expiresAt: '2026-01-02T00:00:00.000Z' };
  expect(standing(done, Date.parse('2026-01-01T23:59:59Z'))).toBe('done');
  expect(standing(done, Date.parse('2026-01-02T00:00:00Z'))).toBe('expired');
  expect(standing({ stage: 'running', expiresAt: null }, 0)).toBe('running');
});

it('tells how far it is, and whether it goes on', () => {
  expect(percentOf({ written: 5, total: null })).toBeNull();
  expect(percentOf({ written: 0, total: 0 })).toBe(0);
  expect(percentOf({ written: 500, total: 1000 })).toBe(50);
  expect(percentOf({ written: 1000, total: 1000 })).toBe(99);
  expect(['queued', 'running', 'done'].map((stage) => isGoing({ stage: stage as 'done' }))).toEqual([
    true,
    true,
    false,
  ]);
});

import { cutoffOf } from './clock';

const now = new Date('2026-05-31T00:00:00Z');

it('keeps everything with 0 days', () => {
  expect(cutoffOf(0, now)).toBeNull();
});

it('counts whole days back from now', () => {
  expect(cutoffOf(30, now)).toEqual(new Date('2026-05-01T00:00:00Z'));
});

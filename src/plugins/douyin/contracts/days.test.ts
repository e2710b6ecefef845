import { addDays, dayOf, isZone, momentAt, offsetOf, timeOf } from './days';

it.each([
  ['2026-01-31', 'Asia/Shanghai', '2026-01-30T16:00:00.000Z'],
  ['2026-01-31', 'UTC', '2026-01-31T00:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-01-01', 'America/New_York', '2026-01-01T05:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
])('row 27: the day %s begins in %s at %s', (day, zone, begins) => {
  expect(momentAt(day, '00:00', zone).toISOString()).toBe(begins);
});

it.each([
  ['Asia/Shanghai', '+08:00'],
  ['America/St_Johns', '-03:30'],
  ['UTC', '+00:00'],
])('tells the server how far %s is ahead', (zone, offset) => {
  expect(offsetOf(new Date('2026-01-15T12:00:00Z'), zone)).toBe(offset);
});

it('reads day and time of a moment where somebody is', () => {
  const late = new Date('2026-01-31T16:30:00Z');
  expect([dayOf(late, 'Asia/Shanghai'), timeOf(late, 'Asia/Shanghai')]).toEqual(['2026-02-01', '00:30']);
  expect(dayOf(late, 'UTC')).toBe('2026-01-31');
});

it('counts days over the ends of months', () => {
  expect([addDays('2026-02-28', 1), addDays('2026-01-01', -1)]).toEqual(['2026-03-01', '2025-12-31']);
});

it('knows what is a place', () => {
  expect([isZone('Asia/Shanghai'), isZone('Moon/Base')]).toEqual([true, false]);
});

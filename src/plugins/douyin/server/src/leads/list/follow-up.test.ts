import { endOfDay, zoneSeconds } from './follow-up';

it.each([
  ['2026-03-01T15:59:59Z', '+08:00', '2026-03-01T16:00:00.000Z'],
  ['2026-03-01T16:00:00Z', '+08:00', '2026-03-02T16:00:00.000Z'],
  ['2026-03-01T23:59:59.999Z', '+00:00', '2026-03-02T00:00:00.000Z'],
  ['2026-03-01T04:29:00Z', '-04:30', '2026-03-01T04:30:00.000Z'],
])('the day of %s in %s ends at %s', (now, zone, end) => {
  expect(endOfDay(new Date(now), zone).toISOString()).toBe(end);
});

it('reads a zone', () => {
  expect([zoneSeconds('+08:00'), zoneSeconds('-04:30'), zoneSeconds('+00:00')]).toEqual([28_800, -16_200, 0]);
});

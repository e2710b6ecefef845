import { dayAt, dayNumber, daysOfHours, dayText, hoursOf, joinRanges, momentsOf } from './days';

const at = (text: string) => new Date(text);
const shanghai = 8 * 3600;
const kathmandu = 5 * 3600 + 45 * 60;
const newYork = -5 * 3600;

it('joins ranges that touch, and keeps others apart', () => {
  const ranges = [
    { begins: 9, ends: 9 },
    { begins: 1, ends: 3 },
    { begins: 2, ends: 2 },
    { begins: 4, ends: 6 },
  ];
  expect(joinRanges(ranges)).toEqual([
    { begins: 1, ends: 6 },
    { begins: 9, ends: 9 },
  ]);
});

it('gives the hours of moments, of many in few ranges that hold all of them', () => {
  expect(hoursOf([])).toEqual([]);
  const close = [at('2026-01-01T00:59:59Z'), at('2026-01-01T00:00:00Z'), at('2026-01-01T01:00:00Z')];
  expect(hoursOf(close)).toEqual([{ begins: 490_896, ends: 490_897 }]);
  const many = Array.from({ length: 300 }, (_, place) => new Date(place * place * 3_600_000));
  const ranges = hoursOf(many);
  expect(ranges.length).toBeLessThanOrEqual(16);
  for (const moment of many) {
    const hour = moment.getTime() / 3_600_000;
    expect(ranges.some(({ begins, ends }) => begins <= hour && hour <= ends)).toBe(true);
  }
});

it.each([
  ['2026-01-01T15:59:59.999Z', shanghai, '2026-01-01'],
  ['2026-01-01T16:00:00Z', shanghai, '2026-01-02'],
  ['2026-01-01T18:14:59Z', kathmandu, '2026-01-01'],
  ['2026-01-01T18:15:00Z', kathmandu, '2026-01-02'],
  ['2026-01-01T04:59:59Z', newYork, '2025-12-31'],
  ['1969-12-31T23:59:59Z', 0, '1969-12-31'],
])('%s is with a zone of %i seconds on %s', (text, zone, day) => {
  expect(dayText(dayAt(at(text), zone))).toBe(day);
  const { startTime, endTime } = momentsOf({ begins: dayNumber(day), ends: dayNumber(day) }, zone);
  expect(startTime <= at(text) && at(text) <= endTime).toBe(true);
});

it('an hour that a border cuts touches both days', () => {
  const hour = hoursOf([at('2026-01-01T18:10:00Z')])[0];
  expect(hour && daysOfHours(hour, kathmandu)).toEqual({
    begins: dayNumber('2026-01-01'),
    ends: dayNumber('2026-01-02'),
  });
});

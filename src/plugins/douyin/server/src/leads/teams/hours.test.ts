import type { WorkHours } from '../../../../contracts/lead-hours';
import { workHours } from '../../../../contracts/lead-hours';
import { isAtWork, nextAtWork } from './hours';

const office: WorkHours = { zone: 'Asia/Shanghai', days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const night: WorkHours = { zone: 'Asia/Shanghai', days: [5], from: '22:00', to: '06:00' };
const york: WorkHours = { zone: 'America/New_York', days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '17:00' };

// 2026-01-02 is a Friday.
it.each<[string, WorkHours | null, string, boolean]>([
  ['no hours', null, '2026-01-03T20:00:00Z', true],
  ['just before the morning', office, '2026-01-02T00:59:59Z', false],
  ['the first minute', office, '2026-01-02T01:00:00Z', true],
  ['the last minute', office, '2026-01-02T09:59:59Z', true],
  ['the end', office, '2026-01-02T10:00:00Z', false],
  ['Saturday', office, '2026-01-03T03:00:00Z', false],
  ['Monday there, Sunday in UTC', { ...office, from: '06:00' }, '2026-01-04T22:30:00Z', true],
  ['Friday night', night, '2026-01-02T15:00:00Z', true],
  ['the morning after it', night, '2026-01-02T21:00:00Z', true],
  ['the morning before it', night, '2026-01-01T21:00:00Z', false],
  ['New York in winter', york, '2026-01-02T14:00:00Z', true],
  ['New York in summer, one hour earlier', york, '2026-07-03T13:00:00Z', true],
  ['New York in winter at the hour of summer', york, '2026-01-02T13:00:00Z', false],
])('row 12, working hours: %s', (_name, hours, moment, expected) => {
  expect(isAtWork(hours, new Date(moment))).toBe(expected);
});

it.each<[string, WorkHours | null, string, string]>([
  ['at work already', office, '2026-01-02T05:00:00.123Z', '2026-01-02T05:00:00.123Z'],
  ['in the morning', office, '2026-01-01T20:00:00Z', '2026-01-02T01:00:00Z'],
  ['after the weekend', office, '2026-01-02T10:00:00Z', '2026-01-05T01:00:00Z'],
  ['in a week', night, '2026-01-02T22:00:00Z', '2026-01-09T14:00:00Z'],
])('row 12, back at work %s', (_name, hours, from, expected) => {
  expect(nextAtWork(hours, new Date(from)).toISOString()).toBe(new Date(expected).toISOString());
});

it('row 12, whoever is not at work is found at work later, and not before', () => {
  for (let hour = 0; hour < 24 * 14; hour += 1)
    for (const hours of [office, night, york]) {
      const from = new Date(Date.parse('2026-03-01T00:07:00Z') + hour * 3_600_000);
      const next = nextAtWork(hours, from);
      expect(isAtWork(hours, next)).toBe(true);
      if (next > from) expect(isAtWork(hours, new Date(next.getTime() - 60_000))).toBe(false);
    }
});

it.each([{ zone: 'Mars/Base' }, { days: [] }, { days: [8] }, { from: '9:00' }, { to: '18:01' }])(
  'refuses hours with %j',
  (change) => {
    expect(workHours.safeParse({ ...office, ...change }).success).toBe(false);
  },
);

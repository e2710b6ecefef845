import { dayRanges, hoursText } from './hours-text';

it.each<[number[], [number, number][]]>([
  [[1, 2, 3, 4, 5], [[1, 5]]],
  [
    [7, 1, 3],
    [
      [1, 1],
      [3, 3],
      [7, 7],
    ],
  ],
  [[], []],
])('row 12, working hours: %j in ranges', (days, ranges) => {
  expect(dayRanges(days)).toEqual(ranges);
});

it('row 12, working hours name the zone only where it is another one', () => {
  const hours = { days: [1, 2, 6], from: '09:00', to: '18:00', zone: 'Asia/Shanghai' };
  const day = (number: number) => `d${number}`;
  expect(hoursText(hours, day, 'Asia/Shanghai')).toBe('d1–d2 d6 09:00–18:00');
  expect(hoursText(hours, day, 'UTC')).toBe('d1–d2 d6 09:00–18:00 (Asia/Shanghai)');
});

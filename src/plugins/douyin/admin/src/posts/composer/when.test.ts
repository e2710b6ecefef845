import { firstWhen, isAhead, momentOfWhen, whenOf } from './when';

const zone = 'Asia/Shanghai';
const now = new Date('2026-11-30T06:10:00.000Z'); // 14:10 there

it('offers now first, and for later the full hour that is an hour away', () => {
  expect(firstWhen(now, zone)).toEqual({ later: false, day: '2026-11-30', time: '16:00' });
});

it('offers a day that was asked for, unless it is over or today', () => {
  expect(firstWhen(now, zone, '2026-12-24')).toEqual({ later: true, day: '2026-12-24', time: '10:00' });
  expect(firstWhen(now, zone, '2026-11-30')).toEqual({ later: true, day: '2026-11-30', time: '16:00' });
  expect(firstWhen(now, zone, '2026-11-01')).toEqual({ later: true, day: '2026-11-30', time: '16:00' });
});

it('gives the moment where the browser is', () => {
  const when = { later: true, day: '2026-12-01', time: '00:30' };
  expect(momentOfWhen(when, zone)?.toISOString()).toBe('2026-11-30T16:30:00.000Z');
  expect(momentOfWhen({ ...when, later: false }, zone)).toBeNull();
  expect(whenOf('2026-11-30T16:30:00.000Z', now, zone)).toEqual(when);
});

it.each([
  ['14:10', false],
  ['14:11', true],
])('%s lies ahead: %s', (time, is) => {
  expect(isAhead({ later: true, day: '2026-11-30', time }, zone, now)).toBe(is);
});

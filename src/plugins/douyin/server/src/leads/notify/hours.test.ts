import { isQuiet, lastTime } from './hours';

const shanghai = 'Asia/Shanghai';
const night = { from: '22:00', to: '08:00' };
const at = (time: string) => new Date(`2026-11-29T${time}:00+08:00`);

it('is quiet over midnight, from the first minute to before the last', () => {
  const quiet = ['21:59', '22:00', '23:30', '00:00', '07:59', '08:00', '12:00'].map((time) =>
    isQuiet(at(time), night, shanghai),
  );
  expect(quiet).toEqual([false, true, true, true, true, false, false]);
});

it('is quiet within one day, by the zone of the rule', () => {
  const noon = { from: '12:00', to: '13:30' };
  expect(isQuiet(at('12:30'), noon, shanghai)).toBe(true);
  expect(isQuiet(at('12:30'), noon, 'UTC')).toBe(false);
  expect(isQuiet(at('12:30'), null, shanghai)).toBe(false);
});

it('finds the last time a time of day began, today or yesterday', () => {
  expect(lastTime(at('09:30'), '09:00', shanghai)).toEqual(at('09:00'));
  expect(lastTime(at('08:59'), '09:00', shanghai)).toEqual(new Date('2026-11-28T09:00:00+08:00'));
  expect(lastTime(at('09:00'), '09:00', shanghai)).toEqual(at('09:00'));
});

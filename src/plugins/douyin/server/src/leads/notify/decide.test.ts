import { decide, type Moment, type Waiting } from './decide';

const at = (time: string) => new Date(`2026-11-29T${time}:00+08:00`);
const none: Waiting = { fresh: 0, freshSince: null, history: 0, historySince: null, historyUntil: null };
const fresh = (count: number, since: string): Waiting => ({ ...none, fresh: count, freshSince: at(since) });
const history = (count: number, since: string, until: string): Waiting => ({
  ...none,
  ...{ history: count, historySince: at(since), historyUntil: at(until) },
});
const rule = {
  quiet: { from: '22:00', to: '08:00' },
  zone: 'Asia/Shanghai',
  pace: 'once' as const,
  everyMinutes: 30,
  dailyAt: '09:00',
};
const moment = (time: string, more: Partial<Moment> = {}): Moment => ({
  now: at(time),
  room: Infinity,
  burstAt: null,
  ...more,
});

it('row 48: tells at once, one by one, of up to ten', () => {
  expect(decide(rule, fresh(10, '12:00'), moment('12:00'))).toEqual([{ sort: 'single', takes: 'fresh' }]);
  expect(decide(rule, none, moment('12:00'))).toEqual([]);
});

it('row 47: tells more than that, or than the channel takes, as one message', () => {
  const burst = [{ sort: 'burst', takes: 'fresh' }];
  expect(decide(rule, fresh(11, '12:00'), moment('12:00'))).toEqual(burst);
  expect(decide(rule, fresh(6, '12:00'), moment('12:00', { room: 5 }))).toEqual(burst);
  expect(decide(rule, fresh(6, '12:00'), moment('12:00', { room: 0 }))).toEqual([]);
});

it('rests for ten minutes after it told of many', () => {
  const later = (time: string) => decide(rule, fresh(1, '12:02'), moment(time, { burstAt: at('12:01') }));
  expect(later('12:10')).toEqual([]);
  expect(later('12:11')).toEqual([{ sort: 'single', takes: 'fresh' }]);
});

it('row 48: waits in quiet hours, and tells of what waited as one message afterwards', () => {
  expect(decide(rule, fresh(1, '23:00'), moment('23:30'))).toEqual([]);
  const night = { ...none, fresh: 2, freshSince: new Date('2026-11-28T23:00:00+08:00') };
  expect(decide(rule, night, moment('07:59'))).toEqual([]);
  expect(decide(rule, night, moment('08:00'))).toEqual([{ sort: 'quiet', takes: 'fresh' }]);
});

it('row 48: gathers for some minutes, or until a time of day', () => {
  const all = [{ sort: 'pace', takes: 'all' }];
  const every = { ...rule, pace: 'every' as const };
  expect(decide(every, fresh(1, '12:00'), moment('12:29'))).toEqual([]);
  expect(decide(every, fresh(1, '12:00'), moment('12:30'))).toEqual(all);
  const daily = { ...rule, pace: 'daily' as const };
  expect(decide(daily, fresh(40, '08:30'), moment('08:59'))).toEqual([]);
  expect(decide(daily, fresh(40, '08:30'), moment('09:00'))).toEqual(all);
  expect(decide(daily, fresh(1, '09:01'), moment('21:00'))).toEqual([]);
});

it('tells of leads of before once, when no more of them came for ten minutes', () => {
  expect(decide(rule, history(90_000, '12:00', '12:20'), moment('12:29'))).toEqual([]);
  expect(decide(rule, history(90_000, '12:00', '12:20'), moment('12:30'))).toEqual([
    { sort: 'history', takes: 'history' },
  ]);
  const both = { ...history(3, '12:00', '12:20'), fresh: 1, freshSince: at('12:25') };
  expect(decide(rule, both, moment('12:26'))).toEqual([{ sort: 'single', takes: 'fresh' }]);
});

import { lastDays, readPlace, toQuery, withDay, writePlace } from './place';

const here = 'Asia/Shanghai';
const now = new Date('2026-03-10T17:00:00Z');
const read = (text: string) => readPlace(new URLSearchParams(text), here, now);

it('shows the last thirty days where the reader is, unless the address says otherwise', () => {
  expect(read('')).toEqual({ preset: 30, from: '2026-02-10', to: '2026-03-11', zone: here });
  expect(read('days=7&app=abc')).toMatchObject({
    preset: 7,
    from: '2026-03-05',
    to: '2026-03-11',
    app: 'abc',
  });
  expect(read('from=2026-01-01&to=2026-01-31&zone=Europe/Berlin')).toEqual({
    ...{ preset: null, from: '2026-01-01', to: '2026-01-31', zone: 'Europe/Berlin' },
  });
});

it.each([
  'days=8',
  'from=2026-01-01',
  'from=2026-02-01&to=2026-01-01',
  'from=x&to=y',
  'app=<b>',
  'zone=Mars',
])('takes %s as left out', (text) => expect(read(text)).toEqual(read('')));

it('a year and a day is too long', () => {
  expect(read('from=2025-01-01&to=2026-01-01').preset).toBeNull();
  expect(read('from=2025-01-01&to=2026-01-02').preset).toBe(30);
});

it.each(['', 'days=7', 'days=90&app=abc', 'from=2026-01-01&to=2026-01-31&zone=Europe%2FBerlin&app=abc'])(
  'writes what it read: "%s"',
  (text) => expect(writePlace(read(text)).toString()).toBe(text),
);

it('lets the other end follow when a day does not fit it', () => {
  const place = read('from=2026-01-10&to=2026-01-20');
  expect(withDay(place, 'from', '2026-01-15')).toMatchObject({ from: '2026-01-15', to: '2026-01-20' });
  expect(withDay(place, 'from', '2026-01-25')).toMatchObject({ from: '2026-01-25', to: '2026-01-25' });
  expect(withDay(place, 'to', '2026-01-05')).toMatchObject({ from: '2026-01-05', to: '2026-01-05' });
  expect(withDay(place, 'from', '2020-01-01')).toMatchObject({ from: '2020-01-01', to: '2020-12-31' });
  expect(withDay(place, 'to', '2030-01-01')).toMatchObject({ from: '2029-01-01', to: '2030-01-01' });
});

it('asks the server for days of the zone', () => {
  expect(toQuery(read('app=abc'), now)).toEqual({
    ...{ from: '2026-02-10', to: '2026-03-11', zone: '+08:00', app: 'abc' },
  });
  expect(lastDays(1, 'America/New_York', now)).toEqual({ from: '2026-03-10', to: '2026-03-10' });
});

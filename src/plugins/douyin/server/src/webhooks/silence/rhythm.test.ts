import { heard, isSilent, type Rhythm } from './rhythm';

const start = Date.parse('2026-11-01T00:00:00.000Z');
const at = (hours: number) => new Date(start + hours * 3_600_000);
const fresh: Rhythm = { verifiedAt: at(0), lastAt: null, times: 0, longestGapSeconds: 0 };

/** The rhythm after deliveries so many hours after the start. */
const after = (hours: number[]): Rhythm => hours.reduce((rhythm, hour) => heard(rhythm, at(hour), 24), fresh);
const every = (step: number, until: number) =>
  Array.from({ length: Math.floor(until / step) }, (_, place) => (place + 1) * step);

it('misses an app that was heard of each hour after a day, and not before', () => {
  const rhythm = after(every(1, 96));
  expect([23, 24, 25].map((more) => isSilent(rhythm, at(96 + more), 24))).toEqual([false, false, true]);
});

it('lets an app be quiet that is used to be', () => {
  const rhythm = after(every(48, 48 * 12));
  expect(isSilent(rhythm, at(48 * 12 + 90), 24)).toBe(false);
  expect(isSilent(rhythm, at(48 * 12 + 97), 24)).toBe(true);
});

it('knows quiet weekends from the second on', () => {
  const week = [8, 20, 32, 44, 56, 68, 80, 92, 104];
  const twoWeeks = [...week, ...week.map((hour) => hour + 168), 344];
  const rhythm = after(twoWeeks);
  expect(isSilent(rhythm, at(344 + 72), 24)).toBe(false);
});

it.each<[string, Rhythm]>([
  ['was never verified', { ...after(every(1, 96)), verifiedAt: null }],
  ['was heard of too seldom', after([1, 40, 80, 120])],
  ['has not been watched for long', after(every(1, 30))],
  ['was never heard of', fresh],
])('says nothing of an app that %s', (_what, rhythm) => {
  expect(isSilent(rhythm, at(5000), 24)).toBe(false);
});

it('says nothing at all where it is switched off', () => {
  expect(isSilent(after(every(1, 96)), at(5000), 0)).toBe(false);
});

it('hears as well as before some weeks after a long failure', () => {
  const before = every(1, 96);
  const later = every(1, 24 * 60).map((hour) => hour + 96 + 240);
  const rhythm = after([...before, ...later]);
  const last = 96 + 240 + 24 * 60;
  expect(isSilent(rhythm, at(last + 25), 24)).toBe(true);
});

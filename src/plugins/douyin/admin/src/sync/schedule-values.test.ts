import type { StreamView } from '../../../contracts/sync';
import { lacksSettings, refusedFields, scheduleErrors, scheduleValues, toEdit } from './schedule-values';

const clue: StreamView = {
  id: 's',
  appId: 'a',
  accountId: 'u',
  accountName: '小河',
  kind: 'clue',
  enabled: false,
  settings: {},
  neededSettings: ['merchantAccountId'],
  everyMinutes: 15,
  fullEveryMinutes: 10_080,
  health: 'ok',
  failureCode: null,
  nextRunAt: null,
  lastRunAt: null,
  lastFullAt: null,
  lastTotal: null,
  deadLetters: 0,
  run: null,
  fullRun: null,
};

it('sends back what it was given', () => {
  const values = scheduleValues({ ...clue, settings: { merchantAccountId: '700' } });
  expect(scheduleErrors(values)).toEqual({});
  expect(toEdit(values)).toEqual({
    enabled: false,
    everyMinutes: 15,
    fullEveryMinutes: 10_080,
    settings: { merchantAccountId: '700' },
  });
});

it('asks for its settings only where it is to be on', () => {
  const values = scheduleValues(clue);
  expect(scheduleErrors(values)).toEqual({});
  expect(toEdit(values).settings).toEqual({});
  expect(scheduleErrors({ ...values, enabled: true })).toEqual({ merchantAccountId: true });
});

it('knows whether it can run at all', () => {
  expect(lacksSettings(clue)).toBe(true);
  expect(lacksSettings({ ...clue, settings: { merchantAccountId: '700' } })).toBe(false);
  expect(lacksSettings({ ...clue, neededSettings: [] })).toBe(false);
});

it('finds fault with times beyond the limits, but not with one that is not used', () => {
  const values = scheduleValues({ ...clue, neededSettings: [] });
  const wrong = { value: 0, unit: 'day' } as const;
  expect(scheduleErrors({ ...values, every: wrong, full: wrong })).toEqual({ every: true, full: true });
  expect(scheduleErrors({ ...values, hasFull: false, full: wrong })).toEqual({});
  expect(toEdit({ ...values, hasFull: false }).fullEveryMinutes).toBeNull();
});

it('knows its fields by the names of the server', () => {
  expect(refusedFields(['everyMinutes', 'settings.merchantAccountId'])).toEqual({
    every: true,
    merchantAccountId: true,
  });
});

import { deviceStages, type DeviceStage, type StartedDevice } from '../../../contracts/connect';
import { failureOf } from '../shared/failure';
import { isOpen, mayAskAgain, nextDeviceRun, noDeviceRun, type DeviceRun } from './device-run';

const code: StartedDevice = {
  attemptId: 'a1',
  qrSvg: '<svg/>',
  qrText: 'https://115.com/scan/dg-1',
  expiresAt: '2026-01-01T00:05:00.000Z',
  secondsLeft: 300,
};
const started = nextDeviceRun(noDeviceRun, { kind: 'started', code, at: 1_000 });
const told = (run: DeviceRun, stage: DeviceStage, more: object = {}) =>
  nextDeviceRun(run, {
    kind: 'told',
    status: { attemptId: 'a1', stage, expiresAt: code.expiresAt, errorCode: null, account: null, ...more },
  });

it('counts the end of a code from when it came, whatever the browser takes for the time', () => {
  expect(started).toMatchObject({ stage: 'waiting', code: { endsAt: 301_000 } });
});

it('takes what the server tells of its code, and of no other', () => {
  expect(told(started, 'scanned').stage).toBe('scanned');
  expect(told(started, 'expired', { attemptId: 'a0' })).toBe(started);
  expect(told(noDeviceRun, 'scanned')).toBe(noDeviceRun);
});

it('shows what is in the way until there are news again', () => {
  const hindered = nextDeviceRun(started, { kind: 'hindered', failure: failureOf('API_UNREACHABLE') });
  expect(hindered).toMatchObject({ stage: 'waiting', failure: { code: 'API_UNREACHABLE' } });
  expect(told(hindered, 'waiting').failure).toBeNull();
});

it('offers a new code once the last one came to nothing', () => {
  expect(mayAskAgain(noDeviceRun)).toBe(false);
  expect(mayAskAgain({ ...noDeviceRun, failure: failureOf('API_UNREACHABLE') })).toBe(true);
  const again = deviceStages.filter((stage) => mayAskAgain(told(started, stage)));
  expect(again).toEqual(['refused', 'cancelled', 'expired', 'failed']);
  expect(deviceStages.filter((stage) => isOpen(told(started, stage)))).toEqual([
    'waiting',
    'scanned',
    'confirmed',
  ]);
});

it('forgets the former code with a new one', () => {
  const failed = told(started, 'failed', { errorCode: 'API_REJECTED' });
  expect(nextDeviceRun(failed, { kind: 'asked' })).toEqual(noDeviceRun);
});

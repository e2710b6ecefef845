import type { StreamHealth } from '../../../contracts/sync';
import { holdOf, lightOf, lights, needsNote, noteKey, toneOf, type Light } from './light';

const well = { connected: true, leads: true };
const stream = (health: StreamHealth, enabled = true) => ({
  health,
  enabled,
  lastRunAt: '2026-11-21T16:30:00.000Z',
  run: null,
});

it.each<[StreamHealth, boolean, { connected: boolean; leads: boolean }, Light]>([
  ['ok', true, well, 'ok'],
  ['throttled', true, well, 'throttled'],
  ['circle', true, well, 'circle'],
  ['retired', false, well, 'off'],
  ['ok', true, { connected: true, leads: false }, 'app-off'],
  ['ok', false, { connected: true, leads: false }, 'off'],
  ['failed', true, { connected: false, leads: true }, 'disconnected'],
  ['review', false, { connected: false, leads: false }, 'review'],
])('a stream that is %s (on: %s, %j) shows "%s"', (health, enabled, hold, light) => {
  expect(lightOf(stream(health, enabled), hold)).toBe(light);
});

it('is new until its first run', () => {
  expect(lightOf({ ...stream('ok'), lastRunAt: null }, well)).toBe('new');
});

it('never looks well when it is not', () => {
  expect(lights.filter((light) => toneOf(light) === 'good')).toEqual(['ok']);
  expect(lights.filter((light) => !needsNote(light))).toEqual(['ok', 'new']);
});

it('knows which lists the platform closed', () => {
  expect(noteKey('retired', 'fans')).toBe('sync.note.retired.fans');
  expect(noteKey('retired', 'clue')).toBe('sync.note.retired.other');
  expect(noteKey('failed', 'fans')).toBe('sync.note.failed');
});

it('finds what a stream hangs on', () => {
  const choices = {
    apps: [{ id: 'a', name: '书店', leads: false }],
    accounts: [{ id: 'u', name: '小河', appId: 'a', connected: false }],
  };
  expect(holdOf(choices, { appId: 'a', accountId: 'u' })).toEqual({ connected: false, leads: false });
  expect(holdOf(choices, { appId: 'b', accountId: 'v' })).toEqual(well);
});

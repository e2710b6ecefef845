import type { AppView } from '../../../contracts/apps';
import { anyReasons, doctorReasons, type DoctorReason } from '../../../contracts/doctor';
import { judgeProxy } from './address';
import { judgeTests } from './apps';
import { lacksOf, type TableShape } from './expected';
import { found, worstOf } from './finding';
import { isFarAway, isWeakSecret } from './plain';
import { judgeClock } from './time';

it('gives every reason its state, and the worst of them to a check', () => {
  for (const [check, reasons] of Object.entries({ ...doctorReasons, any: anyReasons }))
    for (const [reason, state] of Object.entries(reasons))
      expect(found(`${check}.${reason}` as DoctorReason).state).toBe(state);
  expect(() => found('redis.nothing' as DoctorReason)).toThrow('no reason');
  expect(worstOf([found('clock.close'), found('clock.platform-unknown')])).toBe('ok');
  expect(worstOf([found('queue.failed'), found('queue.stuck')])).toBe('error');
});

const seen = { host: null, protocol: 'https', forwarded: 1 };
const way = { isSecure: true, isTrusted: true, proxies: 1, seen };

it.each([
  [{ ...way }, 'proxy.behind'],
  [{ ...way, seen: null }, 'proxy.behind'],
  [{ ...way, isTrusted: false }, 'proxy.untrusted'],
  [{ ...way, isTrusted: false, isSecure: false }, 'proxy.none'],
  [{ ...way, isSecure: false }, 'proxy.needless'],
  [{ ...way, seen: { ...seen, protocol: null } }, 'proxy.no-protocol'],
  [{ ...way, proxies: 2 }, 'proxy.count'],
])('judges the way of a request: %j is %s', (given, reason) => {
  expect(judgeProxy(given).reason).toBe(reason);
});

it('bears small differences between clocks, in both directions', () => {
  const reasons = (seconds: number) => [
    ...judgeClock('database', seconds, 'PostgreSQL').map(({ reason }) => reason),
    ...judgeClock('platform', seconds, 'open.douyin.com').map(({ reason }) => reason),
  ];
  expect(reasons(-3)).toEqual([]);
  expect(reasons(-31)).toEqual(['clock.database-drifts', 'clock.platform-drifts']);
  expect(reasons(301)).toEqual(['clock.database-wrong', 'clock.platform-wrong']);
});

it('misses tables, columns, indexes and unique columns by name', () => {
  const wanted: TableShape = {
    name: 'douyin_apps',
    columns: [{ name: 'id' }, { name: 'slot', unique: true }],
    indexes: [{ name: 'douyin_apps_idx', columns: ['slot'] }],
  };
  const unique = { name: 'any_name', columns: ['slot'], type: 'unique' };
  expect(lacksOf(wanted, undefined)).toEqual(['douyin_apps']);
  expect(lacksOf(wanted, { ...wanted, indexes: [...wanted.indexes, unique] })).toEqual([]);
  expect(lacksOf(wanted, wanted)).toEqual(['douyin_apps.slot (unique)']);
  expect(lacksOf(wanted, { ...wanted, columns: [{ name: 'id' }], indexes: [] })).toEqual([
    'douyin_apps.slot',
    'douyin_apps_idx',
  ]);
});

it('judges an app by the results of its last test', () => {
  const result = { name: 'clock', outcome: 'pass', at: '2026-01-01T00:00:00.000Z' };
  const reasonOf = (checks: object[], now = '2026-01-02') =>
    judgeTests({ id: 'a', name: 'A', checks: checks as AppView['checks'] }, new Date(now))[0]?.reason;
  expect(reasonOf([])).toBe('app-tests.never');
  expect(reasonOf([result])).toBeUndefined();
  expect(reasonOf([result], '2026-03-01')).toBe('app-tests.old');
  expect(reasonOf([result, { ...result, outcome: 'fail' }])).toBe('app-tests.failed');
});

it.each([
  ['db.example.com', true],
  ['203.0.113.7', true],
  ['postgres', false],
  ['localhost', false],
  ['10.0.0.4', false],
  ['172.20.0.4', false],
  ['172.40.0.4', true],
  ['db.internal', false],
  ['/var/run/postgresql', false],
  ['', false],
])('tells whether %j is far away: %s', (host, isFar) => {
  expect(isFarAway(host)).toBe(isFar);
});

it('knows secrets that are none', () => {
  expect(['tobemodified', 'toBeModified1', 'short', 'changeme-please'].every(isWeakSecret)).toBe(true);
  expect(isWeakSecret('kJ3mPz0qQ1uY7c')).toBe(false);
});

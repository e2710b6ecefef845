import { judge, type Facts } from './judge';

const well: Facts = { phase: 'up', database: 'answers', areKeysLocked: false, isRedisAway: false };

const codes = (list: { code: string }[]) => list.map(({ code }) => code);

it('a process that has all it needs is ready', () => {
  expect(judge(well)).toEqual({ ready: true, reasons: [], warnings: [] });
});

it.each<[Partial<Facts>, string]>([
  [{ phase: 'starting' }, 'starting'],
  [{ phase: 'ending' }, 'draining'],
  [{ database: 'silent' }, 'database-unreachable'],
  [{ areKeysLocked: true }, 'keys-locked'],
])('%j is a reason not to be ready: %s', (fact, code) => {
  const { ready, reasons } = judge({ ...well, ...fact });
  expect([ready, codes(reasons)]).toEqual([false, [code]]);
  expect(reasons[0]?.text.en).toMatch(/\.$/);
  expect(reasons[0]?.text['zh-Hans']).toMatch(/。$/);
});

it.each<[Partial<Facts>, string]>([
  [{ isRedisAway: true }, 'redis-unreachable'],
  [{ database: 'busy' }, 'database-busy'],
])('%j is only warned of: %s', (fact, code) => {
  const { ready, warnings } = judge({ ...well, ...fact });
  expect([ready, codes(warnings)]).toEqual([true, [code]]);
});

it('all reasons are told together', () => {
  const { reasons } = judge({ phase: 'ending', database: 'silent', areKeysLocked: true, isRedisAway: true });
  expect(codes(reasons)).toEqual(['draining', 'database-unreachable', 'keys-locked']);
});

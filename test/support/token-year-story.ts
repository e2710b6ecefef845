import { lostWith } from './incidents';
import { tokenRow } from './tokens';
import { consentAtDouyin, consentAtPan115, firstWarning, liveAYear } from './token-year';
import type { World } from './world';

/** What a year without anybody's help must look like, in steps of so many hours. */
export async function expectAYear(world: World, stepHours: number): Promise<void> {
  // Without the capability '30 days' is told on the first day.
  expect(await firstWarning(world, 'shancha')).toEqual([[30, 0]]);
  const { douyin, pan115, renewCalls } = await liveAYear(world, stepHours);
  const step = stepHours / 24;
  expect(renewCalls).toBe(5);
  expect(douyin.livedDays).toBeGreaterThanOrEqual(174);
  expect(douyin.consents).toHaveLength(1);
  const [end = 0] = douyin.consents;
  expect(end).toBeGreaterThanOrEqual(174);
  expect(end).toBeLessThanOrEqual(175 + 6 * step);
  // 115's end was fixed by the consent, and no refresh moved it.
  expect(pan115.livedDays).toBeGreaterThan(364);
  expect(pan115.livedDays).toBeLessThan(365.2);
  expect(pan115.consents).toHaveLength(1);
  for (const life of [douyin, pan115]) {
    expect(life.warnings.map(([days]) => days)).toEqual([30, 14, 7, 3, 1]);
    const [over = 0] = life.consents;
    for (const [days, day] of life.warnings) {
      expect(over - day).toBeLessThanOrEqual(days + step);
      expect(over - day).toBeGreaterThan(days - 2 * step);
    }
  }
  await consentAtDouyin(world, douyin.accountId);
  await consentAtPan115(world, pan115.accountId);
  for (const { accountId } of [douyin, pan115]) {
    expect(await lostWith(world, accountId)).toBeNull();
    expect(await tokenRow(world, accountId)).toMatchObject({ grant_state: 'healthy', renewals: 0 });
  }
  const open = await world.tables('douyin_incidents').whereNull('recovered_at').whereLike('kind', 'grant-%');
  expect(open).toEqual([]);
}

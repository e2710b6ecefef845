import { expect, send } from '../http';
import { measure, percentile, type Measure } from '../measure';
import { ourList } from './list';
import type { Site } from './site';

const rounds = 40;
const days = 90;
const allowedMs = 100;

/** The first administrator, as a browser's form makes one. */
async function adminToken({ app }: Site): Promise<string> {
  const json = {
    email: 'bench@example.invalid',
    password: 'Bench-Admin-1',
    firstname: 'Bench',
    lastname: 'Admin',
  };
  const reply = await send(`${app.url}/admin/register-admin`, { method: 'POST', json });
  return (JSON.parse(expect('admin', reply, [200, 201]).text) as { data: { token: string } }).data.token;
}

/** The days up to that of the newest lead. */
async function newestDays(site: Site): Promise<{ from: string; to: string }> {
  const list = await ourList(site);
  const { page } = await list({ size: '1' });
  const newest = Date.parse(page.records[0]?.acquireTime ?? '');
  const day = (back: number) => new Date(newest - back * 86_400_000).toISOString().slice(0, 10);
  return { from: day(days - 1), to: day(0) };
}

/**
 * The dashboard of ninety days over HTTP, by the counts that are kept, against two things: a count of the leads themselves
 * (the route of the chart, which tells less), and what is allowed.
 */
export async function dashboard(site: Site, tell: (line: string) => void): Promise<Measure[]> {
  const { app, ask, kind } = site;
  const panel = { authorization: `Bearer ${await adminToken(site)}` };
  const token = { authorization: `Bearer ${await ask<string>('token')}` };
  const { from, to } = await newestDays(site);
  const range = `from=${from}&to=${to}&zone=%2B00:00`;
  const kept = async () =>
    expect('dashboard', await send(`${app.url}/douyin/lead-dashboard?${range}`, { headers: panel }), [200]);
  const live = async () =>
    expect(
      'chart',
      await send(`${app.url}/api/v1/lead/douyin/lead-counts/chart?${range}`, { headers: token }),
      [200],
    );
  await kept(); // From now on the days of this zone are counted.
  const { ms, rows } = await ask<{ ms: number; rows: number }>('recount');
  tell(`${kind}: all days are counted after ${(ms / 1000).toFixed(1)} s, in ${rows} rows`);
  const { data } = JSON.parse((await kept()).text) as { data: { total: number; asOf: string | null } };
  if (data.asOf !== null || data.total === 0) throw new Error(`The dashboard says ${JSON.stringify(data)}`);
  const [ours, counted]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push((await kept()).ms);
    counted.push((await live()).ms);
  }
  tell(
    `${kind}: dashboard p50 ${percentile(ours, 0.5).toFixed(1)} to ${percentile(counted, 0.5).toFixed(1)} ms`,
  );
  const [value, baseline] = [percentile(ours, 0.95), percentile(counted, 0.95)];
  const name = `${kind}: dashboard of ${days} days (${data.total} leads), p95`;
  return [
    measure({ name: `${name}, to a live count`, unit: 'ms', value, baseline, aim: '<=1' }),
    measure({ name: `${name}, to what is allowed`, unit: 'ms', value, baseline: allowedMs, aim: '<=1' }),
  ];
}

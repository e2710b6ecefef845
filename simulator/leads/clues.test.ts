import { createDecipheriv } from 'node:crypto';
import { APP, clientToken, closeAll, patchApp, postJson, send, start, type Row } from '../test-rig';

afterEach(closeAll);

const bulk = {
  account_id: '700',
  count: 240,
  from: '2025-05-01T00:00:00+08:00',
  to: '2025-05-11T00:00:00+08:00',
};
const DAYS = { account_id: '700', start_time: '2025-05-02 00:00:00', end_time: '2025-05-03 23:59:59' };

async function merchant(more: Row = {}) {
  const url = await start();
  await patchApp(url, { scopes: ['life.crm.clue.query'] });
  const { body } = await postJson(`${url}/_sim/clues`, { ...bulk, ...more });
  expect(body).toEqual({ account_id: '700', count: 240 });
  const token = String((await clientToken(url)).access_token);
  return async (query: Record<string, string> = {}) => {
    const given = new URLSearchParams({ ...DAYS, page: '1', page_size: '100', ...query });
    const address = `${url}/goodlife/v1/open_api/crm/clue/query/?${given}`;
    return (await send(address, { headers: { 'access-token': token } })).data;
  };
}

it('lists the clues of a time by pages, the newest first', async () => {
  const query = await merchant();
  const first = await query({ page_size: '20' });
  expect(first.page).toEqual({ page_number: 1, page_size: 20, page_total: 3, total: 48 });
  const clues = [1, 2, 3].map((page) => query({ page_size: '20', page: String(page) }));
  const rows = (await Promise.all(clues)).flatMap(({ clue_data }) => clue_data as Row[]);
  expect(rows).toHaveLength(48);
  const times = rows.map(({ create_time_detail: time }) => String(time));
  expect(times).toEqual([...times].sort().reverse());
  expect([times.at(-1), times[0]]).toEqual(['2025-05-02 00:00:00', '2025-05-03 23:00:00']);
});

it('seals the phone number with the client secret', async () => {
  const [clue] = (await (await merchant())()).clue_data as Row[];
  const key = Buffer.from(APP.client_secret);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(16));
  const opened = decipher.update(String(clue?.telephone), 'base64', 'utf8') + decipher.final('utf8');
  expect(opened).toMatch(/^137\d{8}$/);
});

it('tells name and number late where that is asked for', async () => {
  const [from, to] = [Date.now() - 24 * 3_600_000, Date.now()].map((ms) => new Date(ms).toISOString());
  const query = await merchant({ from, to, lateMinutes: 60 });
  const beijing = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const lastDay = { start_time: beijing(Date.now() - 86_400_000), end_time: beijing(Date.now()) };
  const rows = (await query(lastDay)).clue_data as Row[];
  const late = rows.filter(({ telephone }) => telephone === '').length;
  // One every six minutes, the newest first.
  expect([9, 10]).toContain(late);
  expect(rows.slice(late).every(({ name, telephone }) => name !== '' && telephone !== '')).toBe(true);
});

it('answers what is wrong', async () => {
  const query = await merchant();
  const wrongs: Record<string, string>[] = [
    { account_id: '1' },
    { start_time: '1746100000' },
    { end_time: '2025-05-01 00:00:00' },
    { page: '0' },
    { page_size: '101' },
  ];
  for (const wrong of wrongs) expect((await query(wrong)).error_code).toBe(28001007);
  const url = await start();
  const address = `${url}/goodlife/v1/open_api/crm/clue/query/`;
  expect((await send(address)).data.error_code).toBe(28001003);
  const token = String((await clientToken(url)).access_token);
  expect((await send(address, { headers: { 'access-token': token } })).data.error_code).toBe(28001018);
});

it('spoils some', async () => {
  const query = await merchant({ badPercent: 30 });
  const rows = (await query()).clue_data as (Row | null)[];
  expect(
    rows.filter((row) => typeof row?.clue_id !== 'string' || row.name === undefined).length,
  ).toBeGreaterThan(3);
});

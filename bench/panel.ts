import { chromium, type Browser, type Page } from 'playwright-core';
import { openSite, type Site } from './leads/site';
import { measure, percentile, type Bench, type Measure } from './measure';
import type { Closers } from './tokens-site';

/** Fewer (BENCH_LEADS) show in minutes that it runs. */
const count = Number(process.env.BENCH_LEADS ?? 1_000_000);
const rounds = 20;
const allowedMs = 300;
const scrolled = 5000;
const admin = {
  firstname: 'Bench',
  lastname: 'Admin',
  email: 'admin@bench.example',
  password: 'Bench-Admin-1',
};

type Post = (where: string, body: object, token?: string) => Promise<{ data: { token: string } }>;

async function firstAdmin({ app }: Site): Promise<string> {
  const post: Post = async (where, body) => {
    const reply = await fetch(`${app.url}${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${where}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as { data: { token: string } };
  };
  return (await post('/admin/register-admin', admin)).data.token;
}

/** What the page does, and how long it is until other rows are painted; in the page, so that nothing else is measured. */
const painted = (act: string): string => `(async () => {
  const first = () => document.querySelector('[data-testid="douyin-lead-row"]')?.dataset.lead;
  const before = first();
  const isNew = () => first() !== undefined && first() !== before &&
    document.querySelector('[data-testid="douyin-leads"]')?.parentElement?.getAttribute('aria-busy') !== 'true';
  const begin = performance.now();
  ${act};
  while (!isNew()) {
    if (performance.now() - begin > 30000) throw new Error('No other rows came');
    await new Promise(requestAnimationFrame);
  }
  await new Promise(requestAnimationFrame);
  return performance.now() - begin;
})()`;

const click = (selector: string): string => `document.querySelector('${selector}').click()`;

/** Goes to a place of the list as its links do, without loading the page anew. */
const go = (query: string): string =>
  `(history.pushState(null, '', '/admin/plugins/douyin/leads${query}'), dispatchEvent(new PopStateEvent('popstate')))`;

async function timesOf(page: Page, act: (round: number) => string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    times.push((await page.evaluate(painted(act(round)))) as number);
  return times;
}

/** The plain JSON route behind it, asked from the same page. */
async function plainTimes(page: Page, token: string, query: (round: number) => string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    times.push(
      (await page.evaluate(`(async () => {
        const begin = performance.now();
        const reply = await fetch('/douyin/leads?size=20&count=none${query(round)}', { headers: { authorization: 'Bearer ${token}' } });
        await reply.json();
        return performance.now() - begin;
      })()`)) as number,
    );
  return times;
}

/** The system's own Chromium. */
const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.BENCH_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });

const sources = ['fans', 'interaction', 'comment', 'import'];
const words = ['杭州', '城', '杭州城', '杭'];

/** A search, and back to all leads: of two searches both could begin with the same lead. */
const wordOf = (round: number): string =>
  round % 2 === 0 ? `keyword=${encodeURIComponent(words[(round / 2) % 4] ?? '')}` : 'keyword=';

/** Frames a second while very many rows go by. */
async function scroll(page: Page): Promise<{ fps: number; rows: number }> {
  return (await page.evaluate(`(async () => {
    const scroller = document.querySelector('[data-testid="douyin-leads"]').parentElement;
    const rows = () => Number(document.querySelector('[data-testid="douyin-leads-end"]')?.dataset.rows ?? 0);
    while (rows() < ${scrolled}) {
      scroller.scrollTo(0, scroller.scrollHeight);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    scroller.scrollTo(0, 0);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const begin = performance.now();
    let frames = 0;
    while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
      scroller.scrollTop += 120;
      frames += 1;
      await new Promise(requestAnimationFrame);
    }
    return { fps: (frames * 1000) / (performance.now() - begin), rows: rows() };
  })()`)) as { fps: number; rows: number };
}

async function signedIn(site: Site, closers: Closers): Promise<{ page: Page; token: string }> {
  const token = await firstAdmin(site);
  const browser = await launchBrowser();
  closers.push(() => browser.close());
  const page = await (
    await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  ).newPage();
  await page.goto(`${site.app.url}/admin/auth/login`);
  await page.fill('input[name="email"]', admin.email);
  await page.fill('input[name="password"]', admin.password);
  await page.click('button[type="submit"]');
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  return { page, token };
}

async function run(tell: (line: string) => void): Promise<Measure[]> {
  const closers: Closers = [];
  try {
    const site = await openSite('sqlite', closers, { NODE_ENV: 'development' });
    const { ms } = await site.ask<{ ms: number }>('import', { from: 0, count, size: 500 });
    await site.ask('indexed');
    tell(`${count} people imported in ${(ms / 1000).toFixed(0)} s`);
    const { page, token } = await signedIn(site, closers);
    const open = (query: string) => page.goto(`${site.app.url}/admin/plugins/douyin/leads${query}`);
    await open('');
    await page.getByTestId('douyin-lead-row').first().waitFor();
    const ways: [string, (round: number) => string, (round: number) => string][] = [
      ['page change', () => click('[data-testid="douyin-leads-next"]'), () => ''],
      [
        'filter change',
        (round) => go(`?source=${sources[round % 4]}`),
        (round) => `&source=${sources[round % 4]}`,
      ],
      ['search', (round) => go(`?${wordOf(round)}`), (round) => `&${wordOf(round)}`],
    ];
    const measures: Measure[] = [];
    for (const [name, act, query] of ways) {
      const ours = percentile(await timesOf(page, act), 0.95);
      const plain = percentile(await plainTimes(page, token, query), 0.95);
      tell(`${name}: ${ours.toFixed(0)} ms, the plain route ${plain.toFixed(0)} ms`);
      measures.push(
        measure({ name: `${name}, p95`, unit: 'ms', value: ours, baseline: allowedMs, aim: '<=1' }),
      );
    }
    const opened: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await page.getByTestId('douyin-nav-sync').first().click();
      await page.getByTestId('douyin-lead-row').first().waitFor({ state: 'detached' });
      opened.push((await page.evaluate(painted(click('[data-testid="douyin-nav-leads"]')))) as number);
    }
    const value = percentile(opened, 0.95);
    measures.push(
      measure({ name: 'first rows painted, p95', unit: 'ms', value, baseline: allowedMs, aim: '<=1' }),
    );
    await open('?mode=scroll');
    await page.getByTestId('douyin-leads-end').waitFor();
    const { fps, rows } = await scroll(page);
    measures.push(
      measure({
        name: `frames a second while ${rows} rows go by`,
        unit: 'fps',
        value: fps,
        baseline: 50,
        aim: '>=1',
      }),
    );
    return measures;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** The list of leads in Chromium, on SQLite. */
export const panel: Bench = { title: `the leads page with ${count} leads`, run };

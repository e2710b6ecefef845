import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, send, type Ask } from '../http';
import { talkTo } from '../inside';
import { openTokensSite, type Closers, type Process, type TokensSite } from '../tokens-site';
import { deliveryOf } from '../webhooks/deliveries';
import { storm } from '../webhooks/storm';

const leads = 20_000;
const perRound = 1500;
const refreshes = 400;

/** Something that requests are made of, to so many processes; gives how many were done. */
export type Work = { name: string; unit: string; run(processes: readonly Process[]): Promise<number> };

/** The processes and what they can be asked for. */
export type ScaleSite = { site: TokensSite; works: Work[] };

/** What all passes over three sizes take, and some of them are left for the next. */
const accounts = refreshes * 3 + 100;

async function fill({
  processes,
  database,
}: TokensSite): Promise<{ token: string; webhook: string; account: string }> {
  const [first] = processes;
  if (!first) throw new Error('No process was started');
  const ask = talkTo(first.app.child);
  await first.inside.runSql('UPDATE douyin_apps SET webhook_on = true, leads_on = true');
  await ask('import', { from: 0, count: leads, size: 1000 });
  await ask('indexed');
  const [app] = await database.ask<{ id: string }>('SELECT document_id AS id FROM douyin_apps');
  const [account] = await database.ask<{ id: string }>('SELECT open_id AS id FROM douyin_accounts LIMIT 1');
  await database.ask('ANALYZE');
  return {
    token: await ask<string>('token'),
    webhook: `/api/douyin/webhook/${app?.id}`,
    account: account?.id ?? '',
  };
}

let delivered = 0;

const webhookWork = (route: string, account: string): Work => ({
  name: 'webhooks accepted',
  unit: '/s',
  async run(processes) {
    const orders = Array.from({ length: perRound }, () => deliveryOf((delivered += 1), account));
    await storm(
      processes.map(({ app }) => `${app.url}${route}`),
      orders,
    );
    return perRound;
  },
});

const queries = ['size=20', 'size=20&status=NEW', 'size=20&keyword=杭州', 'size=20&source=fans'];

const leadWork = (token: string): Work => ({
  name: 'pages of leads',
  unit: '/s',
  async run(processes) {
    const headers = { authorization: `Bearer ${token}` };
    const order: Ask = { headers };
    await Promise.all(
      queries.map((query) =>
        storm(
          processes.map(({ app }) => `${app.url}/api/v1/lead/douyin/leads?${encodeURI(query)}`),
          Array.from({ length: perRound / queries.length }, () => order),
        ),
      ),
    );
    return perRound;
  },
});

async function refreshed({ database }: TokensSite): Promise<number> {
  const [row] = await database.ask<{ n: number }>(
    'SELECT count(*)::int AS n FROM douyin_tokens WHERE version > 1',
  );
  return row?.n ?? 0;
}

/** Nothing is left to do but refreshes: deliveries that wait would be handled by the same processes. */
async function forgetDeliveries({ database }: TokensSite): Promise<void> {
  await database.ask('DELETE FROM douyin_webhook_events');
  await database.ask(`DELETE FROM douyin_jobs WHERE kind LIKE 'webhooks.%'`);
}

/** Whoever was told to work goes on with it, so the sizes have to come in rising order, and this work last. */
const refreshWork = (site: TokensSite): Work => {
  const working = new Set<Process>();
  return {
    name: 'tokens refreshed',
    unit: '/s',
    async run(processes) {
      if (working.size === 0) await forgetDeliveries(site);
      const idle = processes.filter((process) => !working.has(process));
      for (const process of idle) {
        working.add(process);
        await process.inside.beginJobs();
      }
      if (working.size === idle.length) await processes[0]?.inside.refreshDue();
      const before = await refreshed(site);
      const until = Math.min(before + refreshes, accounts);
      const deadline = Date.now() + 180_000;
      let now = before;
      while ((now = await refreshed(site)) < until) {
        if (Date.now() > deadline) throw new Error(`${now} of ${until} tokens were refreshed in time`);
        await sleep(50);
      }
      return now - before;
    },
  };
};

/** Starts three processes on PostgreSQL with people, accounts that are due, and a webhook. */
export async function openScaleSite(closers: Closers, tell: (line: string) => void): Promise<ScaleSite> {
  // Calls are counted, but never too many.
  const env = { DOUYIN_API_PER_MINUTE: '1000000' };
  const preloads = [path.join(__dirname, '..', 'leads', 'commands.cjs')];
  const site = await openTokensSite(closers, { count: 3, accounts, preloads, env }, tell);
  const { token, webhook, account } = await fill(site);
  const [first] = site.processes;
  const headers = { authorization: `Bearer ${token}` };
  expect('leads', await send(`${first?.app.url}/api/v1/lead/douyin/leads?size=1`, { headers }), [200]);
  return { site, works: [webhookWork(webhook, account), leadWork(token), refreshWork(site)] };
}

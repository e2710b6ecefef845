import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createApp } from '../apps';
import { measure, type Measure } from '../measure';
import { startApp } from '../strapi';
import type { Closers } from '../tokens-site';
import { alternate, middleOf } from './rounds';

const perRound = 2000;

// Runs when the plugin has put its middleware where it belongs.
const code = `module.exports = { register({ strapi }) {
  const others = (entry) => entry.name !== 'plugin::douyin.raw-body';
  if (process.env.BENCH_WITHOUT) strapi.config.set('middlewares', strapi.config.get('middlewares').filter(others));
} };`;

/** Requests that no route takes: they pass all middlewares, and have a body to be read. */
const requests = () =>
  Array.from({ length: perRound }, (_, number) => ({ method: 'POST', json: { number } }));

/** What other routes are answered a second with the reader of deliveries in front, against without it. */
export async function otherRoutes(tell: (line: string) => void): Promise<Measure> {
  const closers: Closers = [];
  try {
    const { folder, remove } = createApp('webhooks-others', true);
    closers.push(remove);
    writeFileSync(path.join(folder, 'dist/src/index.js'), code);
    const start = async (more: Record<string, string>) => {
      const app = await startApp(folder, () => ({ DOUYIN_WORKERS: 'false', ...more }));
      closers.push(() => app.stop());
      return `${app.url}/api/bench-nothing`;
    };
    const ours = { name: 'with', url: await start({}) };
    const without = { name: 'without', url: await start({ BENCH_WITHOUT: 'yes' }) };
    const results = await alternate(ours, without, { requests, status: 405 }, tell);
    const name = 'other routes a second, with the reader of deliveries';
    return measure({ name, unit: '/s', ...middleOf(results, 'perSecond'), aim: '>=0.95' });
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, send } from '../http';
import { measure, percentile, type Measure } from '../measure';
import { end, endWithUs } from '../strapi';
import { filters, type Filter } from './filters';
import type { Site } from './site';

const requests = 100;
const size = 10;
/** Pages of 200 that are gone through by cursors before the far page is asked for: the 50,000th of ten rows. */
const far = 2500;
const farOfSome = 50;

type Page = { records: { leadId: number; acquireTime: string }[]; nextCursor: string | null };

/** Where a page begins: ours by its cursor, the bare route's by the key of the lead before. */
type Place = { cursor: string; at: number; id: number };

/** Asks one of the two addresses. */
type Route = (filter: Filter, place: Place | null) => Promise<number>;

/** The API of the product, asked with a token. */
async function ourApi({ app, ask }: Site) {
  const headers = { authorization: `Bearer ${await ask<string>('token')}` };
  return async (route: string) =>
    expect(route, await send(`${app.url}/api/v1/lead/douyin/${route}`, { headers }), [200]);
}

/** The list of the product. */
export async function ourList(site: Site) {
  const api = await ourApi(site);
  return async (query: Record<string, string>): Promise<{ ms: number; page: Page }> => {
    const { ms, text } = await api(`leads?${new URLSearchParams(query).toString()}`);
    return { ms, page: (JSON.parse(text) as { data: Page }).data };
  };
}

/** Tells what Strapi takes for a route that reads no lead: no list can take less. */
async function tellLeast(site: Site, tell: (line: string) => void): Promise<void> {
  const api = await ourApi(site);
  const times: number[] = [];
  for (let n = 0; n < requests; n += 1) times.push((await api('lead-stages')).ms);
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  tell(`${site.kind}: a route that reads no lead: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms`);
}

type List = Awaited<ReturnType<typeof ourList>>;

/** Goes through the list by its cursors, and gives where it came to. */
async function walkFar(list: List, { query }: Filter, pages: number): Promise<Place | null> {
  let place: Place | null = null;
  for (let n = 0; n < pages; n += 1) {
    const { page } = await list({ ...query, size: '200', ...(place ? { cursor: place.cursor } : {}) });
    const last = page.records.at(-1);
    if (!page.nextCursor || !last) break;
    place = { cursor: page.nextCursor, at: Date.parse(last.acquireTime), id: last.leadId };
  }
  return place;
}

async function startKoa({ kind, place }: Site): Promise<{ route: Route; stop(): Promise<void> }> {
  const child = fork(path.join(__dirname, 'koa.cjs'), [kind, place, JSON.stringify(filters)]);
  endWithUs(child);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const route: Route = async ({ name }, at) => {
    const query = new URLSearchParams({ name, ...(at ? { at: String(at.at), id: String(at.id) } : {}) });
    return expect('koa', await send(`http://127.0.0.1:${port}/?${query.toString()}`), [200]).ms;
  };
  return { route, stop: () => end(child) };
}

/** The slowest of a hundred answers, ours and the bare route's, asked in turns. */
async function compare(ours: Route, bare: Route, filter: Filter, place: Place | null) {
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let n = 0; n < requests; n += 1) {
    mine.push(await ours(filter, place));
    theirs.push(await bare(filter, place));
  }
  return { mine, theirs };
}

/** The list over HTTP against a bare Koa with a statement written for each filter, on the same database. */
export async function listPages(site: Site, tell: (line: string) => void): Promise<Measure[]> {
  const list = await ourList(site);
  const koa = await startKoa(site);
  const ours: Route = async ({ query }, place) =>
    (await list({ ...query, size: String(size), ...(place ? { cursor: place.cursor } : {}) })).ms;
  const measures: Measure[] = [];
  try {
    await tellLeast(site, tell);
    for (const filter of filters) {
      const place = await walkFar(list, filter, filter.name === 'all' ? far : farOfSome);
      for (const [where, at] of [
        ['first page', null],
        ['far page', place],
      ] as const) {
        if (where === 'far page' && !at) continue;
        const { mine, theirs } = await compare(ours, koa.route, filter, at);
        const name = `${site.kind}: list by ${filter.name}, ${where}, p99`;
        tell(`${name}: p50 ${percentile(mine, 0.5).toFixed(1)} to ${percentile(theirs, 0.5).toFixed(1)} ms`);
        const [value, baseline] = [percentile(mine, 0.99), percentile(theirs, 0.99)];
        measures.push(measure({ name, unit: 'ms', value, baseline, aim: '<=1.5' }));
      }
    }
    return measures;
  } finally {
    await koa.stop();
  }
}

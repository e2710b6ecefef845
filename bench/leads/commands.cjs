// Loaded before Strapi: does on command what a sync, an import or a site's own code does with the plugin's services.
'use strict';

const { readFileSync } = require('node:fs');
const { monitorEventLoopDelay, performance } = require('node:perf_hooks');
const { setTimeout: sleep } = require('node:timers/promises');
const { people, placeOf } = require('./people.cjs');

const leads = () => globalThis.strapi.plugin('douyin').service('leads');

/** Milliseconds this thread was ready to run while others had the processors. */
const waited = () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6;

/** Does pages from one number on; gives the milliseconds they took, in all and without waiting for a processor. */
async function timed(count, work) {
  const [begin, waitedBefore] = [performance.now(), waited()];
  for (let page = 0; page < count; page += 1) await work(page);
  const ms = performance.now() - begin;
  return { ms, busyMs: ms - (waited() - waitedBefore) };
}

/** A platform that takes `ms` for a page; the next one is asked for while the one before is stored, as a sync does. */
async function pages({ from, count, size, ms, store }) {
  const fetch = async (page) => {
    await sleep(ms);
    return { ...placeOf(0), kind: 'fans', rows: people(from + page * size, size) };
  };
  let coming = fetch(0);
  return timed(count, async (page) => {
    const found = await coming;
    if (page + 1 < count) coming = fetch(page + 1);
    if (store) await leads().upsertPage(found);
  });
}

const stalls = monitorEventLoopDelay({ resolution: 5 });

const commands = {
  /** Stores pages of people; gives the milliseconds. */
  upsert: ({ from, count, size }) => {
    const ready = Array.from({ length: count }, (_, page) => people(from + page * size, size));
    return timed(count, (page) => leads().upsertPage({ ...placeOf(0), kind: 'fans', rows: ready[page] }));
  },
  /** Imports people in batches, each found at a place of its own; gives the milliseconds and what they came to. */
  async import({ from, count, size }) {
    let [inserted, ms, busyMs] = [0, 0, 0];
    for (let first = from; first < from + count; first += size) {
      // The people are there when the driver writes them, too.
      const rows = people(first, size);
      const times = await timed(1, async () => {
        inserted += (await leads().importRows({ ...placeOf(first / size), rows })).inserted;
      });
      [ms, busyMs] = [ms + times.ms, busyMs + times.busyMs];
    }
    return { ms, busyMs, inserted };
  },
  sync: pages,
  /** Stores entries of a plain content type through Strapi's own service, one by one as it must be; gives the milliseconds. */
  create: ({ from, rows }) => {
    const entries = strapi.documents('api::person.person');
    return timed(rows.length, (n) => entries.create({ data: { ...rows[n], number: from + n } }));
  },
  /** Begins to watch how long the event loop stands still. */
  async watch() {
    stalls.enable();
    stalls.reset();
  },
  /** The longest it stood still since, in milliseconds. */
  stalled: async () => stalls.max / 1e6,
  /** Waits until the search knows all that was imported; gives the milliseconds. */
  async indexed() {
    const begin = performance.now();
    await leads().indexPending();
    return performance.now() - begin;
  },
  /** Counts all leads anew by days; gives the milliseconds, and the rows of the counts. */
  async recount() {
    const begin = performance.now();
    const tally = globalThis.strapi.plugin('douyin').service('leadTally');
    await tally.rebuild();
    await tally.recount();
    const ms = performance.now() - begin;
    const [{ n }] = await strapi.db.getConnection('douyin_lead_tallies').count({ n: '*' });
    return { ms, rows: Number(n) };
  },
  /** A token that may read everything. */
  async token() {
    const name = `bench-${Date.now()}`;
    const made = await strapi
      .service(
        'admin::api-token-content-api' in strapi.services
          ? 'admin::api-token-content-api'
          : 'admin::api-token',
      )
      .create({ name, description: '', type: 'full-access', lifespan: null });
    return made.accessKey;
  },
};

process.on('message', async ({ id, command, input }) => {
  // Another preload may know it.
  if (!(command in commands)) return;
  try {
    process.send({ id, result: await commands[command](input) });
  } catch (error) {
    process.send({ id, failed: String(error.stack ?? error) });
  }
});

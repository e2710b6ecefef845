// Loaded before Strapi where a benchmark must act inside it: counts what goes to PostgreSQL and answers the parent process.
// What it does, a site's own code could do with the plugin's services.
'use strict';

const { setTimeout: sleep } = require('node:timers/promises');
const { Client } = require('pg');

const statements = new Map();
let trips = 0;

// knex sends each statement with one call, and waits for its answer before the connection is used again.
const { query } = Client.prototype;
Client.prototype.query = function (config, ...rest) {
  const text = String(config?.text ?? config).slice(0, 90);
  trips += 1;
  if (statements.has(text) || statements.size < 500) statements.set(text, (statements.get(text) ?? 0) + 1);
  return query.call(this, config, ...rest);
};

const megabytes = (bytes) => bytes / 1024 / 1024;
const serviceOf = (name) => globalThis.strapi.plugin('douyin').service(name);

/** Stores one account with its tokens, as a login does. */
async function connect(app, grant) {
  const { person, open_id: openId, access_token: accessToken, refresh_token: refreshToken } = grant;
  const profile = { openId, unionId: null, nickname: person, avatarUrl: null, phone: null };
  const account = await serviceOf('accounts').save(null, app, profile, app.scopes ?? []);
  await serviceOf('tokens').save(
    { accountId: account.documentId, nickname: person, provider: app.provider, renewable: false },
    {
      ...{ openId, accessToken, refreshToken, scopes: app.scopes, obtainedAt: new Date() },
      ...{ accessTtlSeconds: grant.expires_in, refreshTtlSeconds: grant.refresh_expires_in },
    },
  );
}

const commands = {
  /** Stores accounts of the app that the environment names. */
  async connect({ grants }) {
    const [app] = await serviceOf('apps').forLogin();
    await globalThis.strapi.db.transaction(async () => {
      for (const grant of grants) await connect(app, grant);
    });
  },
  /** Begins to do jobs, where the settings had it wait. */
  async beginJobs() {
    globalThis.strapi.config.set('plugin::douyin.workers', true);
    serviceOf('jobs').start();
  },
  /** Enqueues what the cron enqueues each minute. */
  refreshDue: () => serviceOf('jobs').enqueue({ kind: 'tokens.refresh' }),
  /** Runs a statement of SQL. */
  runSql: async ({ statement }) => void (await globalThis.strapi.db.connection.raw(statement)),
  /** Has the inbox take in deliveries that the site vouches for. */
  async takeIn({ bodies }) {
    const ends = await Promise.all(bodies.map((payload) => serviceOf('webhooks').handleWebhook({ payload })));
    const refused = ends.find(({ success }) => !success);
    if (refused) throw new Error(refused.error);
  },
  /** Writes an export of leads at once; gives its rows and how long it took. */
  async exportLeads({ target, order }) {
    const start = performance.now();
    const { written } = await serviceOf('leadFiles').exportTo(target, order);
    return { written, ms: performance.now() - start };
  },
  /** Publishes a video, and waits until the platform has made it a work or it came to another end. */
  async publishVideo({ input }) {
    const { postId } = await serviceOf('posts').publish_video(input);
    for (;;) {
      const { stage, itemId, error } = await serviceOf('posts').read(postId);
      if (itemId) return stage;
      if (stage === 'failed' || stage === 'unknown')
        throw new Error(`The post is ${stage}: ${error.message}`);
      await sleep(100);
    }
  },
  /** Round trips to the database since the start, by the beginning of their statement too. */
  trips: async () => ({ trips, statements: [...statements] }),
  /** Resident memory in MB as it is, and with nothing in it that is not in use. */
  async memory() {
    const rssMb = megabytes(process.memoryUsage.rss());
    globalThis.gc();
    const { rss, heapUsed } = process.memoryUsage();
    return { rssMb, usedMb: megabytes(rss), heapMb: megabytes(heapUsed) };
  },
};

process.on('message', async ({ id, command, input }) => {
  // Another preload may know it.
  if (!(command in commands)) return;
  try {
    process.send({ id, result: await commands[command](input) });
  } catch (error) {
    process.send({ id, failed: error.message });
  }
});

// A bare Koa with one route: reads the body and inserts a row like ours into the same table, checking and sealing nothing.
'use strict';

const { randomBytes } = require('node:crypto');
const Koa = require('koa');
const [, , kind, place, written] = process.argv;
const columns = { relay_nonce: null, ...JSON.parse(written) };
const names = Object.keys(columns);
const list = names.map((name) => `"${name}"`).join(', ');

function openSqlite() {
  const database = new (require('better-sqlite3'))(place);
  database.pragma('journal_mode = WAL');
  database.pragma('busy_timeout = 5000');
  const insertion = database.prepare(
    `INSERT INTO douyin_webhook_events (${list}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  return async (values) => void insertion.run(...values);
}

function openPostgres() {
  const { Pool } = require('pg');
  const pool = new Pool({ host: '127.0.0.1', port: 5432, user: 'postgres', database: place, max: 10 });
  const text = `INSERT INTO douyin_webhook_events (${list}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`;
  return (values) => pool.query({ name: 'insert', text, values });
}

const insert = kind === 'sqlite' ? openSqlite() : openPostgres();

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const app = new Koa();
app.use(async (ctx) => {
  const { event } = JSON.parse(await bodyOf(ctx.req));
  const row = { ...columns, event, document_id: randomBytes(12).toString('hex') };
  row.delivery_key = randomBytes(32).toString('hex');
  // By this its rows can be told from ours.
  row.relay_nonce = row.document_id;
  await insert(names.map((name) => row[name]));
  ctx.body = { success: true };
});
const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

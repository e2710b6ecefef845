// A bare Koa with one route: the keys of a page as somebody wrote them for this filter, the leads, and the capped count.
'use strict';

const Koa = require('koa');
const [, , kind, place, written] = process.argv;
const filters = new Map(JSON.parse(written).map(({ name, keys }) => [name, keys]));

function openSqlite() {
  const database = new (require('better-sqlite3'))(place, { readonly: true });
  const prepared = new Map();
  return async (sql, values) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(...values);
  };
}

function openPostgres() {
  const { Pool } = require('pg');
  const pool = new Pool({ host: '127.0.0.1', port: 5432, user: 'postgres', database: place, max: 10 });
  const names = new Map();
  return async (sql, values) => {
    const name = names.get(sql) ?? `s${names.size}`;
    names.set(sql, name);
    let n = 0;
    return (await pool.query({ name, text: sql.replace(/\?/g, () => `$${(n += 1)}`), values })).rows;
  };
}

const ask = kind === 'sqlite' ? openSqlite() : openPostgres();
const columns = 'l.id, l.nickname, l.avatar_url, l.open_id, l.acquired_at, l.stage, l.notes';

/** The statement of a page; after another one it goes on at a key. */
function pageOf(keys, isLater) {
  const id = keys.includes('lead_id AS id') ? 'lead_id' : 'id';
  const later = isLater ? `AND (acquired_at, ${id}) < (?, ?) ORDER BY` : 'ORDER BY';
  const narrowed = keys.replace('ORDER BY', later);
  return `SELECT ${columns} FROM (${narrowed} LIMIT 11) k JOIN douyin_leads l ON l.id = k.id ORDER BY l.acquired_at DESC, l.id DESC`;
}

const app = new Koa();
app.use(async (ctx) => {
  const keys = filters.get(ctx.query.name);
  const after = ctx.query.at
    ? [kind === 'sqlite' ? Number(ctx.query.at) : new Date(Number(ctx.query.at)), Number(ctx.query.id)]
    : [];
  const counting = keys.replace(/ ORDER BY .*$/, '');
  const [rows, [{ n }]] = await Promise.all([
    ask(pageOf(keys, after.length > 0), after),
    ask(`SELECT count(*) AS n FROM (${counting} LIMIT 10001) c`, []),
  ]);
  ctx.body = { records: rows.slice(0, 10), total: Number(n), next: rows.length > 10 };
});
const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

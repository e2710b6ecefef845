// The same columns as a CSV with nothing in between: the driver, a page after the other, and text. Prints {rows, ms, bytes}.
'use strict';

const { createWriteStream } = require('node:fs');
const { once } = require('node:events');

const [, , target, database, columns] = process.argv;
const pageSize = 2000;
const names = columns.split(',');
const list = names.join(', ');

async function openDatabase() {
  const { client, ...connection } = JSON.parse(database);
  if (client === 'sqlite') {
    const sqlite = require('better-sqlite3')(connection.filename, { readonly: true });
    const page = sqlite.prepare(
      `SELECT id, ${list} FROM douyin_leads WHERE id < ? ORDER BY id DESC LIMIT ${pageSize}`,
    );
    return { read: async (id) => page.all(id), end: async () => sqlite.close() };
  }
  const pg = new (require('pg').Client)(connection);
  await pg.connect();
  const text = `SELECT id, ${list} FROM douyin_leads WHERE id < $1 ORDER BY id DESC LIMIT ${pageSize}`;
  return {
    read: async (id) => (await pg.query({ name: 'page', text, values: [id] })).rows,
    end: () => pg.end(),
  };
}

const isMoment = new Set(names.filter((name) => name.endsWith('_at')));

function cellOf(name, value) {
  if (value === null) return '';
  const text = isMoment.has(name) ? new Date(value).toISOString() : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function main() {
  const start = performance.now();
  const { read, end } = await openDatabase();
  const file = createWriteStream(target);
  let rows = 0;
  for (let page = await read(2147483647); page.length > 0; page = await read(page[page.length - 1].id)) {
    const text = page.map((row) => names.map((name) => cellOf(name, row[name])).join(',')).join('\r\n');
    if (!file.write(`${text}\r\n`)) await once(file, 'drain');
    rows += page.length;
  }
  file.end();
  await once(file, 'finish');
  await end();
  console.log(JSON.stringify({ rows, ms: performance.now() - start, bytes: file.bytesWritten }));
}

void main();

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'sqlite-dump-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Dumps a database of several hundred pages to which something is written in every turn. */
const besideWriter = `
  import Database from 'better-sqlite3';
  import { sqlite } from '${path.join(__dirname, 'sqlite.mjs')}';
  const [filename, copy] = process.argv.slice(1);
  const database = new Database(filename);
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE t (n INTEGER, filler TEXT)');
  const insert = database.prepare("INSERT INTO t VALUES (1, hex(randomblob(1000)))");
  database.transaction(() => { for (let n = 0; n < 1000; n += 1) insert.run(); })();
  let busy = true;
  const write = () => { insert.run(); if (busy) setImmediate(write); };
  write();
  await sqlite.dump({ filename }, copy);
  busy = false;
  const { n } = new Database(copy, { readonly: true }).prepare('SELECT count(*) AS n FROM t').get();
  console.log(n >= 1000 ? 'whole' : n);`;

it('is copied to its end beside a site that never stops writing', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', besideWriter, path.join(folder, 'data.db'), path.join(folder, 'copy.db')],
    { encoding: 'utf8', timeout: 30_000, cwd: path.resolve(__dirname, '../../..') },
  );
  expect([stdout.trim(), stderr]).toEqual(['whole', '']);
}, 40_000);

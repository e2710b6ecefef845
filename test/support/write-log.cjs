// Writes to the SQLite file it is given as the application would, and waits until that is written back: prints {log, checkpointed}.
'use strict';

const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { prepareSqlite } = require(path.join(__dirname, '../../dist/src/sqlite/connection.js'));
const Database = require('better-sqlite3');

const waitMs = 15_000;

async function main() {
  const database = new Database(process.argv[2]);
  prepareSqlite(database, () => undefined);
  database.exec('CREATE TABLE texts (text TEXT)');
  const insert = database.prepare('INSERT INTO texts VALUES (?)');
  // Pages of 4 kB: enough to be worth it, and too few for the connection to write back by itself.
  for (let n = 0; n < 1000; n += 1) insert.run('x'.repeat(4000));
  const end = Date.now() + waitMs;
  let progress;
  do {
    await sleep(50);
    [progress] = database.pragma('wal_checkpoint(NOOP)');
  } while (progress.checkpointed < progress.log && Date.now() < end);
  console.log(JSON.stringify(progress));
  database.close();
}

main();

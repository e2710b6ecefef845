import path from 'node:path';
import { readSite } from './setup/backup/database.mjs';
import { copyInto, databaseFile, readBackup, uploadsFolder } from './setup/backup/folder.mjs';
import { verifyRestored } from './setup/backup/verify.mjs';
import { readFlags, wrongly } from './setup/command.mjs';
import { main } from './setup/run.mjs';

const usage = `npm run restore -- <folder> [--drill]

Fills the database this project is configured for, which must be empty, and public/uploads from a backup; then opens every
sealed value with the keys of this machine and compares every account's history.
  --drill   fills a database of its own on the same server instead, checks it the same way and removes it again
Ends with 0: all is there, 1: failed, 2: called wrongly, 130: interrupted.`;

const wrongKind = (manifest, kind) =>
  `The backup is of ${manifest.database}, and this project is configured for ${kind} (DATABASE_CLIENT)`;

async function drill({ database, connection }, dump) {
  const scratch = await database.scratch(connection);
  try {
    await database.load(scratch.connection, dump);
    Object.assign(process.env, scratch.env);
    console.log(`Passed: ${await verifyRestored()}. Nothing of it is left.`);
  } finally {
    await database.drop(scratch.connection, connection);
  }
}

async function fill({ database, connection, uploads }, folder, dump) {
  if (!(await database.isEmpty(connection)))
    throw new Error('The database is not empty: a backup is never put over what is there. Name an empty one');
  await database.load(connection, dump);
  copyInto(path.join(folder, uploadsFolder), uploads);
  console.log(`Done: ${await verifyRestored()}.`);
  console.log(
    'Before the site starts: npm run erase:replay -- <file>, for each machine’s ledger of erasures since the backup.',
  );
}

async function restore(folder, isDrill) {
  const manifest = await readBackup(folder);
  const site = readSite();
  if (manifest.database !== site.kind) throw new Error(wrongKind(manifest, site.kind));
  const dump = path.join(folder, databaseFile);
  await (isDrill ? drill(site, dump) : fill(site, folder, dump));
}

const read = readFlags(usage, { drill: { type: 'boolean' } });
if (read) {
  const [folder] = read.positionals;
  if (!folder) wrongly(usage, 'Name the folder of the backup');
  else await main(() => restore(path.resolve(folder), read.values.drill ?? false));
}

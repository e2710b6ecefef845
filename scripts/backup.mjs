import path from 'node:path';
import { readSite } from './setup/backup/database.mjs';
import { copyInto, databaseFile, uploadsFolder, writeBackup } from './setup/backup/folder.mjs';
import { readFlags, wrongly } from './setup/command.mjs';
import { main } from './setup/run.mjs';

const usage = `npm run backup -- <folder>

Writes the database and public/uploads into a new folder, beside a running site. The encryption keys are not in it: keep
DOUYIN_ENCRYPTION_KEYS and the secrets of Strapi elsewhere, for who has both can read everything.
Ends with 0: done, 1: failed, 2: called wrongly, 130: interrupted; what is not done leaves nothing.`;

async function backUp(folder) {
  const { kind, connection, database, uploads, strapi } = readSite();
  const manifest = await writeBackup(folder, { database: kind, strapi }, async (draft) => {
    await database.dump(connection, path.join(draft, databaseFile));
    copyInto(uploads, path.join(draft, uploadsFolder));
  });
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  console.log(`Done: ${manifest.files.length} files (${bytes} bytes) in ${folder}`);
  console.log(
    'The encryption keys are not in it: keep them elsewhere. Try it out: npm run restore -- <folder> --drill',
  );
}

const read = readFlags(usage, {});
if (read) {
  const [folder] = read.positionals;
  if (!folder) wrongly(usage, 'Name the folder to write');
  else await main(() => backUp(path.resolve(folder)));
}

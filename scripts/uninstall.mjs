import { readFlags, wrongly } from './setup/command.mjs';
import { withPlugin } from './setup/plugin.mjs';
import { main } from './setup/run.mjs';
import { findTraces, removeTraces } from './setup/uninstall.mjs';

const usage = `npm run uninstall:plugin [-- --remove --confirm <database>]

Says what of the plugin is stored, and what stays when it is taken out. Without a flag nothing is changed.
  --remove             drops its tables and its rows in tables of Strapi; stop the site, and back it up, before
  --confirm <name>     the name of the database (the file of a SQLite), so that it is the right one
Ends with 0: done, 1: failed, 2: called wrongly.`;

const line = ({ name, count }) => `  ${String(count).padStart(9)}  ${name}`;

function tell({ tables, rows, files }) {
  const held = tables.filter(({ count }) => count > 0);
  console.log(`The plugin has ${tables.length} tables, ${held.length} of them with rows:`);
  for (const table of held) console.log(line(table));
  console.log('\nIts rows in tables of Strapi (settings, and rights of roles):');
  for (const row of rows) console.log(line(row));
  console.log('\nIts files:');
  for (const file of files) console.log(`  ${file}`);
  console.log(
    '\nTaken out with `npm uninstall strapi-plugin-douyin`, all of this stays, as long as config/database.ts has forceMigration: false,' +
      '\nand is there again with the plugin. Users of the site stay whatever happens; those without a password can log in no more.',
  );
}

const nameOf = ({ client, connection }) =>
  client === 'sqlite' ? connection.filename.split('/').at(-1) : connection.database;

async function remove(app, confirmed) {
  const name = nameOf(app.config.get('database.connection'));
  if (confirmed !== name)
    throw new Error(`Nothing was removed. This is the database "${name}": --confirm ${name}`);
  await removeTraces(app);
  console.log(
    '\nRemoved: the tables and rows above. The files are yours to delete; users, uploads and your own types are as they were.',
  );
}

const read = readFlags(usage, { remove: { type: 'boolean' }, confirm: { type: 'string' } });
if (read) {
  const { remove: isRemoving, confirm } = read.values;
  if (isRemoving && !confirm) wrongly(usage, 'Name the database, with --confirm');
  else
    await main(() =>
      withPlugin(async (_plugin, app) => {
        tell(await findTraces(app));
        if (isRemoving) await remove(app, confirm);
      }),
    );
}

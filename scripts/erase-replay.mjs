import { existsSync } from 'node:fs';
import path from 'node:path';
import { withPlugin } from './setup/plugin.mjs';
import { main } from './setup/run.mjs';

const [file] = process.argv.slice(2);

const usage =
  'Name the file that tells who was erased (DOUYIN_ERASURE_LEDGER_FILE): npm run erase:replay -- <file>\n' +
  'Run it after a backup was put back and before the site starts, for each file of each machine.';

await main(async () => {
  if (!file) throw new Error(usage);
  if (!existsSync(file)) throw new Error(`There is no file ${file}`);
  await withPlugin(async (plugin) => {
    const { entries, erased, restored } = await plugin.service('leadPrivacy').replay(path.resolve(file));
    console.log(
      `${entries} people had been erased: ${erased} of them were here again and are erased once more; ` +
        `${restored} entries of the ledger were put back.`,
    );
  });
});

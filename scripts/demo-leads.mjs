import { writeHistory } from './setup/demo-history.mjs';
import { demoPages, dice } from './setup/demo-people.mjs';
import { withPlugin } from './setup/plugin.mjs';
import { main } from './setup/run.mjs';

/** Stores the demo's leads beside the running demo; what they belong to comes as JSON in the first argument. */
await main(() =>
  withPlugin(async (plugin, { db }) => {
    const belongings = JSON.parse(process.argv[2] ?? '{}');
    const leads = plugin.service('leads');
    for (const page of demoPages(belongings)) await leads.importRows(page);
    await writeHistory(db, { staff: belongings.staff, roll: dice(20_260_102) });
    // The dashboard may have counted them while they had no past yet.
    const tally = plugin.service('leadTally');
    await tally.rebuild();
  }),
);

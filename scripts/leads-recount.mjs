import { main } from './setup/run.mjs';
import { showProgress } from './setup/progress.mjs';
import { withPlugin } from './setup/plugin.mjs';

await main(() =>
  withPlugin(async (plugin) => {
    const tally = plugin.service('leadTally');
    await tally.rebuild();
    const show = showProgress();
    await tally.recount((progress) => show({ ...progress, step: 'count', table: 'douyin_lead_tallies' }));
    console.log('\nDone: the dashboard counts all leads as they are.');
  }),
);

import { main } from './setup/run.mjs';
import { showProgress } from './setup/progress.mjs';
import { withPlugin } from './setup/plugin.mjs';

await main(() =>
  withPlugin(async (plugin) => {
    const leads = plugin.service('leads');
    await leads.reindex();
    const show = showProgress();
    await leads.indexPending((progress) => show({ ...progress, step: 'index', table: 'douyin_leads' }));
    console.log('\nDone: the search knows all leads as they are.');
  }),
);

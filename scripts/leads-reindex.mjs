import { main } from './setup/run.mjs';
import { showProgress } from './setup/progress.mjs';
import { serviceOf, withStrapi } from './setup/strapi.mjs';

await main(() =>
  withStrapi(async (app) => {
    const leads = serviceOf(app, 'leads');
    await leads.reindex();
    const show = showProgress();
    await leads.indexPending((progress) => show({ ...progress, step: 'index', table: 'douyin_leads' }));
    console.log('\nDone: the search knows all leads as they are.');
  }),
);

import { demoPages } from './setup/demo-people.mjs';
import { withPlugin } from './setup/plugin.mjs';

/** Stores the demo's leads beside the running demo; what they belong to comes as JSON in the first argument. */
await withPlugin(async (plugin) => {
  const leads = plugin.service('leads');
  for (const page of demoPages(JSON.parse(process.argv[2] ?? '{}'))) await leads.importRows(page);
});

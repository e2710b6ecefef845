import { main } from './setup/run.mjs';
import { showProgress } from './setup/progress.mjs';
import { withPlugin } from './setup/plugin.mjs';
import { namedUnopened } from './setup/unopened.mjs';

const failures = {
  unopened: ({ unopened }) =>
    `${unopened.length} stored secrets open with none of the keys in DOUYIN_ENCRYPTION_KEYS, or not where they lie:\n` +
    `  ${namedUnopened(unopened).join('\n  ')}\n` +
    'All others are done. Keep the former keys, put back the one that is missing, and run this again.',
  unsettled: ({ key }) =>
    `Some process still seals with a former key: start them all with key "${key}" in front, then run this again.`,
};

const successes = {
  nothing: ({ checked, key }) =>
    `Nothing to do: all ${checked} stored secrets are sealed with key "${key}" and open with it.`,
  done: ({ checked, sealed, key }) =>
    `Done: all ${checked} stored secrets are sealed with key "${key}" and open with it, ${sealed} of them since this start.\n` +
    `Former keys can be removed from DOUYIN_ENCRYPTION_KEYS once every process runs with "${key}" in front.`,
};

function report(rotation) {
  const failure = failures[rotation.outcome];
  if (failure) throw new Error(failure(rotation));
  console.log(`\n${successes[rotation.outcome](rotation)}`);
}

await main(() =>
  withPlugin(async (plugin) => {
    report(await plugin.service('secrets').rotate({ onProgress: showProgress() }));
  }),
);

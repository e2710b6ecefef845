import { showProgress } from '../progress.mjs';
import { withPlugin } from '../plugin.mjs';
import { namedUnopened } from '../unopened.mjs';

const pageSize = 500;

/** Compares the chain of every account's history with its head. */
async function checkHistories(plugin, app) {
  const broken = [];
  let [checked, after] = [0, 0];
  const next = () =>
    app.db.query('plugin::douyin.account').findMany({
      ...{ select: ['id', 'documentId'], where: { id: { $gt: after } } },
      ...{ orderBy: { id: 'asc' }, limit: pageSize },
    });
  for (let page = await next(); page.length > 0; page = await next()) {
    for (const { documentId } of page) {
      const { chain } = await plugin.service('tokens').history(documentId, { page: 1, pageSize: 1 });
      if (!chain.ok) broken.push(documentId);
    }
    checked += page.length;
    after = page.at(-1).id;
  }
  return { checked, broken };
}

/**
 * Loads Strapi on what was restored, takes no requests and does no work, opens every sealed value and compares the history of
 * every account with its head. Gives one sentence; throws when something does not open or match.
 */
export const verifyRestored = () =>
  withPlugin(async (plugin, app) => {
    const secrets = await plugin.service('secrets').check({ onProgress: showProgress() });
    if (secrets.unopened.length > 0)
      throw new Error(
        `${secrets.unopened.length} of ${secrets.checked} sealed values open with none of the keys in DOUYIN_ENCRYPTION_KEYS:\n  ` +
          namedUnopened(secrets.unopened).join('\n  '),
      );
    const histories = await checkHistories(plugin, app);
    if (histories.broken.length > 0)
      throw new Error(
        `The history of ${histories.broken.length} accounts is not as it was written: ${histories.broken.join(', ')}`,
      );
    return `all ${secrets.checked} sealed values open, and the histories of ${histories.checked} accounts are as they were written`;
  });

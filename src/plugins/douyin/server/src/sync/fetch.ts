import type { Core } from '@strapi/strapi';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import type { Budgets } from './budget';
import type { Cursor } from './row';
import type { Work } from './step';
import { streams } from './streams';
import type { Call, Page } from './streams/stream';

/** A page, or the moment before which none may be asked for. */
export type Fetched = { page: Page } | { until: Date };

/** Ends a read at the point where the budget is spent. */
class BudgetSpent extends Error {
  constructor(readonly until: Date) {
    super('The budget of calls is spent');
  }
}

const restSeconds = 60;

/** Reads the page at a cursor with the account's rights, within its budgets. */
export async function fetchPage(
  strapi: Core.Strapi,
  budgets: Budgets,
  { run, stream, meter }: Work,
  cursor: Cursor,
): Promise<Fetched> {
  const { appId, accountId, kind } = stream;
  const isUser = run.trigger === 'user';
  const call: Call = async (api, params) => {
    const spending = { appId, accountId, api, isUser };
    const until = await budgets.take(spending);
    if (until) throw new BudgetSpent(until);
    try {
      return await service(strapi, 'api').call(accountId, api, params, { onSent: () => (meter.calls += 1) });
    } catch (error) {
      const isThrottled = error instanceof PluginError && error.code === 'API_THROTTLED';
      if (isThrottled) await budgets.block(spending, restSeconds);
      throw error;
    }
  };
  try {
    return { page: await streams[kind].read(call, cursor) };
  } catch (error) {
    if (error instanceof BudgetSpent) return { until: error.until };
    throw error;
  }
}

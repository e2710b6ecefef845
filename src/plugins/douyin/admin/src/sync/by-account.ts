import type { StreamView, SyncChoices } from '../../../contracts/sync';
import { holdOf } from './light';

/** The streams of one account that stand on one page. */
export type AccountGroup = { accountId: string; appId: string; connected: boolean; streams: StreamView[] };

/** Streams by account, in the order in which each account comes first. */
export function byAccount(streams: StreamView[], choices: SyncChoices): AccountGroup[] {
  const groups = new Map<string, AccountGroup>();
  for (const stream of streams) {
    const { accountId, appId } = stream;
    const { connected } = holdOf(choices, stream);
    const group = groups.get(accountId) ?? { accountId, appId, connected, streams: [] };
    group.streams.push(stream);
    groups.set(accountId, group);
  }
  return [...groups.values()];
}

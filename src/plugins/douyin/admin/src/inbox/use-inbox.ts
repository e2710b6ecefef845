import { useState } from 'react';
import { inboxContracts, type InboxEntry } from '../../../contracts/inbox';
import { callApi } from '../api';
import { useAnswer } from '../shared/use-answer';
import { useShowFailure } from '../shared/use-explain';
import { useUnread } from './unread';

const size = 20;

/** The entries of one's inbox, older ones as they are asked for, and the ways to mark them. */
export function useInbox() {
  const list = useAnswer(inboxContracts.list, { query: { size } });
  const { set } = useUnread();
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);

  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch(showFailure);
    setBusy(false);
  };
  const mark = (isRead: boolean, ids?: string[]) =>
    during(async () => {
      const { unread } = await callApi(inboxContracts.mark, { body: { isRead, ids } });
      set(unread);
      const marked = (entry: InboxEntry) => (!ids || ids.includes(entry.id) ? { ...entry, isRead } : entry);
      list.change((page) => ({ ...page, unread, rows: page.rows.map(marked) }));
    });
  const readOn = () =>
    during(async () => {
      const cursor = list.data?.nextCursor;
      if (!cursor) return;
      const more = await callApi(inboxContracts.list, { query: { size, cursor } });
      list.change((page) => ({ ...more, rows: [...page.rows, ...more.rows] }));
    });
  return { list, busy, mark, readOn };
}

import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { syncContracts, type RetryView, type StreamView } from '../../../contracts/sync';
import { callApi } from '../api';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';

/** What can be done with rows that were set aside: one by its id, or all of the stream. */
export type LetterCalls = {
  /** The id of the letter that is tried, or `all`; null: none. */
  busy: string | null;
  retry: (letterId: string | null) => Promise<void>;
  /** Throws what the request throws. */
  discard: (letterId: string | null, reason: string) => Promise<void>;
};

const idOf = (letterId: string) => ({ params: { id: letterId } });

/** Tries rows again and gives them up, and says what came of it. */
export function useLetterCalls(stream: StreamView, onChanged: () => void): LetterCalls {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState<string | null>(null);
  const all = { params: { id: stream.id } };

  const tell = ({ retried, resolved, waiting, queued }: RetryView) => {
    const key = queued ? 'queued' : resolved > 0 ? 'some' : 'none';
    const message = words(`sync.letters.retried.${key}`, { retried, resolved, waiting });
    toggleNotification({ type: resolved > 0 ? 'success' : 'info', message, timeout: 6000 });
  };
  const retry = async (letterId: string | null) => {
    setBusy(letterId ?? 'all');
    try {
      tell(
        await (letterId === null
          ? callApi(syncContracts.retryLetters, all)
          : callApi(syncContracts.retryLetter, idOf(letterId))),
      );
    } catch (thrown) {
      showFailure(thrown);
    }
    setBusy(null);
    onChanged();
  };
  const discard = async (letterId: string | null, reason: string) => {
    const { discarded } = await (letterId === null
      ? callApi(syncContracts.discardLetters, { ...all, body: { reason } })
      : callApi(syncContracts.discardLetter, { ...idOf(letterId), body: { reason } }));
    const message = words('sync.letters.discarded', { discarded });
    toggleNotification({ type: 'success', message, timeout: 5000 });
    onChanged();
  };
  return { busy, retry, discard };
}

import { useCallback } from 'react';
import type { StreamView } from '../../../contracts/sync';
import { useWords } from '../shared/words';

type Named = Pick<StreamView, 'accountName' | 'kind'>;

/** The name of a stream on the screens: its account, and what it reads. */
export function useStreamName(): (stream: Named) => string {
  const words = useWords();
  return useCallback(
    ({ accountName, kind }) =>
      words('sync.name', {
        account: accountName || words('account.nameless'),
        kind: words(`sync.kind.${kind}`),
      }),
    [words],
  );
}

import { useCallback } from 'react';
import { syncContracts, type RunView, type StreamView } from '../../../contracts/sync';
import { useListQuery } from '../shared/paging';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { isGoing } from './run-words';
import { readFilters } from './stream-filters';

const restMs = 20_000;
const busyMs = 4_000;

/** One page of streams, kept up to date; `put` and `putRun` show what is known without asking for the page again. */
export function useStreams() {
  const query = useListQuery();
  const { page, pageSize } = query;
  const filters = readFilters(query.filter);
  const streams = useAnswer(syncContracts.overview, { query: { page, pageSize, ...filters } });
  const { change, refresh } = streams;
  const put = useCallback(
    (fresh: StreamView) =>
      change((list) => ({ ...list, rows: list.rows.map((row) => (row.id === fresh.id ? fresh : row)) })),
    [change],
  );
  const putRun = useCallback(
    (run: RunView) => {
      change((list) => ({
        ...list,
        rows: list.rows.map((row) => (row.id === run.streamId ? { ...row, run } : row)),
      }));
      // Its end leaves something behind in the stream.
      if (!isGoing(run)) void refresh();
    },
    [change, refresh],
  );
  const isBusy = streams.data?.rows.some(({ run }) => isGoing(run)) ?? false;
  useEvery(isBusy ? busyMs : restMs, () => void refresh());
  return { ...query, filters, streams, put, putRun };
}

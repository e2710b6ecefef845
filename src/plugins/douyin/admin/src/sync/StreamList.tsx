import { useCallback, useState } from 'react';
import { Flex, VisuallyHidden } from '@strapi/design-system';
import type { RunView, StreamView, SyncChoices } from '../../../contracts/sync';
import { Await } from '../shared/Await';
import { Pager } from '../shared/Pager';
import { FollowRun, followedAtMost } from './FollowRun';
import { NoMatch, NoStreams } from './NoStreams';
import { isMoving } from './run-words';
import { filterNames, isFiltered } from './stream-filters';
import type { StreamDialog } from './stream-asks';
import { StreamDialogs } from './StreamDialogs';
import { StreamFilters } from './StreamFilters';
import { StreamsTable } from './StreamsTable';
import { useSaid } from './use-said';
import { useStreamCalls } from './use-stream-calls';
import { useStreamName } from './use-stream-name';
import { useStreams } from './use-streams';

type FollowedProps = { rows: StreamView[]; onRun: (run: RunView) => void };

/** Follows the runs that move, as many as a browser bears; the list itself is read again meanwhile for the others. */
function Followed({ rows, onRun }: FollowedProps) {
  const runIds = rows.flatMap(({ run }) => (run && isMoving(run) ? [run.id] : []));
  return runIds.slice(0, followedAtMost).map((id) => <FollowRun key={id} runId={id} onRun={onRun} />);
}

/** The streams on the page, kept fresh, and what is said of their runs to who listens. */
function useFollowedStreams() {
  const list = useStreams();
  const { streams, putRun } = list;
  const streamName = useStreamName();
  const rows = streams.data?.rows;
  const nameOf = useCallback(
    ({ streamId }: RunView) => {
      const stream = rows?.find(({ id }) => id === streamId);
      return stream ? streamName(stream) : '';
    },
    [rows, streamName],
  );
  const { said, say } = useSaid(nameOf);
  const onRun = (run: RunView) => {
    putRun(run);
    say(run);
  };
  return { ...list, streamName, said, onRun };
}

/** The list of streams with its filters and dialogs. */
export function StreamList({ choices }: { choices: SyncChoices }) {
  const { page, pageSize, filters, streams, put, setFilter, clearFilters, streamName, said, onRun } =
    useFollowedStreams();
  const { reload } = streams;
  const calls = useStreamCalls({ put, putRun: onRun, onFailed: reload, nameOf: streamName });
  const [asked, setAsked] = useState<{ dialog: StreamDialog; id: string } | null>(null);
  const about = streams.data?.rows.find(({ id }) => id === asked?.id);
  const nothing = isFiltered(filters) ? (
    <NoMatch onClear={() => clearFilters(filterNames)} />
  ) : (
    <NoStreams apps={choices.apps} />
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {choices.accounts.length > 0 || isFiltered(filters) ? (
        <StreamFilters choices={choices} filters={filters} onChange={setFilter} />
      ) : null}
      <VisuallyHidden role="status" aria-live="polite" data-testid="douyin-sync-said">
        {said}
      </VisuallyHidden>
      <Await of={streams}>
        {({ rows, total }) =>
          total === 0 ? (
            nothing
          ) : (
            <div>
              <Followed rows={rows} onRun={onRun} />
              <StreamsTable
                streams={rows}
                choices={choices}
                calls={calls}
                onAsk={(dialog, { id }) => setAsked({ dialog, id })}
                onChanged={reload}
              />
              <Pager page={page} pageSize={pageSize} total={total} />
            </div>
          )
        }
      </Await>
      {asked && about ? (
        <StreamDialogs
          dialog={asked.dialog}
          stream={about}
          calls={calls}
          onSaved={put}
          onChanged={reload}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Flex>
  );
}

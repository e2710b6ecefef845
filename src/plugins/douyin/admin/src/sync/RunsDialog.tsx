import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { syncContracts, type StreamView } from '../../../contracts/sync';
import { Await } from '../shared/Await';
import { DialogFrame } from '../shared/DialogFrame';
import { Turn } from '../shared/Turn';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { RunsTable } from './RunsTable';
import { useStreamName } from './use-stream-name';

const pageSize = 10;

function RunsView({ streamId }: { streamId: string }) {
  const words = useWords();
  const [page, setPage] = useState(1);
  const runs = useAnswer(syncContracts.runs, { params: { id: streamId }, query: { page, pageSize } });
  return (
    <Await of={runs}>
      {({ rows, total }) =>
        total === 0 ? (
          <Typography textColor="neutral600">{words('sync.runs.empty')}</Typography>
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <RunsTable runs={rows} />
            <Turn
              page={page}
              pages={Math.ceil(total / pageSize)}
              busy={runs.loading}
              onTurn={setPage}
              testId="douyin-sync-runs"
            />
          </Flex>
        )
      }
    </Await>
  );
}

/** The runs of a stream, the newest first. */
export function RunsDialog({ stream, onClose }: { stream: StreamView; onClose: () => void }) {
  const words = useWords();
  const name = useStreamName()(stream);
  return (
    <DialogFrame
      title={words('sync.runs.title', { name })}
      width="104rem"
      onClose={onClose}
      testId="douyin-sync-runs-dialog"
    >
      <RunsView streamId={stream.id} />
    </DialogFrame>
  );
}

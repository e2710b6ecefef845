import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { syncContracts, type StreamView } from '../../../contracts/sync';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { SteadyButton } from '../shared/SteadyButton';
import { Turn } from '../shared/Turn';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useWords } from '../shared/words';
import { DiscardDialog } from './DiscardDialog';
import { LettersTable } from './LettersTable';
import { useLetterCalls, type LetterCalls } from './use-letter-calls';

const pageSize = 10;
const refreshMs = 5_000;

type State = 'waiting' | 'resolved';

function StateButtons({ state, onChange }: { state: State; onChange: (state: State) => void }) {
  const words = useWords();
  return (
    <Flex gap={2} role="group" aria-label={words('sync.letters.filter')}>
      {(['waiting', 'resolved'] as const).map((name) => (
        <Button
          key={name}
          size="S"
          variant={state === name ? 'secondary' : 'ghost'}
          aria-pressed={state === name}
          onClick={() => onChange(name)}
          data-testid={`douyin-sync-letters-${name}`}
        >
          {words(`sync.letters.${name}`)}
        </Button>
      ))}
    </Flex>
  );
}

function AllButtons({ calls, onDiscard }: { calls: LetterCalls; onDiscard: () => void }) {
  const words = useWords();
  return (
    <Flex gap={2}>
      <SteadyButton
        size="S"
        variant="secondary"
        busy={calls.busy === 'all'}
        idle={calls.busy !== null}
        onClick={() => void calls.retry(null)}
        data-testid="douyin-sync-letters-retry"
      >
        {words('sync.letters.retry-all')}
      </SteadyButton>
      <Button size="S" variant="danger-light" onClick={onDiscard} data-testid="douyin-sync-letters-discard">
        {words('sync.letters.discard-all')}
      </Button>
    </Flex>
  );
}

/** One page of a stream's letters, read again while a job may be working on them. */
function useLetters(streamId: string) {
  const [state, setState] = useState<State>('waiting');
  const [page, setPage] = useState(1);
  const query = { page, pageSize, state };
  const letters = useAnswer(syncContracts.letters, { params: { id: streamId }, query });
  useEvery(refreshMs, () => void letters.refresh());
  const show = (next: State) => {
    setState(next);
    setPage(1);
  };
  return { letters, state, show, page, setPage };
}

const focusState = (): HTMLElement | null =>
  document.querySelector('[data-testid="douyin-sync-letters-waiting"]');

/** What is asked about: all letters, or one. */
type Asked = { letterId: string | null } | null;

/** The letters of a stream: those that wait, and those that were settled in the last thirty days. */
export function LettersView({ stream, onChanged }: { stream: StreamView; onChanged: () => void }) {
  const words = useWords();
  const mayRun = useAllowed()('sync.run');
  const { letters, state, show, page, setPage } = useLetters(stream.id);
  const [asked, setAsked] = useState<Asked>(null);
  const calls = useLetterCalls(stream, () => {
    void letters.refresh();
    onChanged();
  });
  const total = letters.data?.total ?? 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral600">{words('sync.letters.hint')}</Typography>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <StateButtons state={state} onChange={show} />
        {mayRun && state === 'waiting' && total > 0 ? (
          <AllButtons calls={calls} onDiscard={() => setAsked({ letterId: null })} />
        ) : null}
      </Flex>
      <Await of={letters}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Typography textColor="neutral600" data-testid="douyin-sync-letters-empty">
              {words(`sync.letters.empty.${state}`)}
            </Typography>
          ) : (
            <LettersTable letters={rows} calls={calls} onDiscard={(letterId) => setAsked({ letterId })} />
          )
        }
      </Await>
      <Turn
        page={page}
        pages={Math.ceil(total / pageSize)}
        busy={letters.loading}
        onTurn={setPage}
        testId="douyin-sync-letters-page"
      />
      {asked ? (
        <DiscardDialog
          count={asked.letterId === null ? total : 1}
          onConfirm={(reason) => calls.discard(asked.letterId, reason)}
          onClose={() => setAsked(null)}
          returnTo={focusState}
        />
      ) : null}
    </Flex>
  );
}

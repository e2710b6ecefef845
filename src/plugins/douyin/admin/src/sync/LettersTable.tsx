import { Button, Flex, Typography } from '@strapi/design-system';
import type { LetterView } from '../../../contracts/sync';
import { useAllowed } from '../permissions';
import { Moment } from '../shared/Moment';
import { SteadyButton } from '../shared/SteadyButton';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { reasonWords, resolutionKey } from './letter-words';
import type { LetterCalls } from './use-letter-calls';

const columns = ['reason', 'attempts', 'kept', 'state'] as const;

type LettersTableProps = { letters: LetterView[]; calls: LetterCalls; onDiscard: (letterId: string) => void };

function LetterActions({
  letter,
  calls,
  onDiscard,
}: { letter: LetterView } & Omit<LettersTableProps, 'letters'>) {
  const words = useWords();
  return (
    <Flex gap={2}>
      <SteadyButton
        size="S"
        variant="secondary"
        busy={calls.busy === letter.id}
        idle={calls.busy !== null}
        onClick={() => void calls.retry(letter.id)}
        data-testid="douyin-sync-letter-retry"
      >
        {words('action.retry')}
      </SteadyButton>
      <Button
        size="S"
        variant="danger-light"
        onClick={() => onDiscard(letter.id)}
        data-testid="douyin-sync-letter-discard"
      >
        {words('sync.letters.discard')}
      </Button>
    </Flex>
  );
}

function Settled({ letter: { resolution, resolvedAt, note } }: { letter: LetterView }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Flex gap={2}>
        <Typography variant="pi">{words(resolutionKey(resolution))}</Typography>
        <Moment at={resolvedAt} tone="neutral600" />
      </Flex>
      {note ? (
        <Typography variant="pi" textColor="neutral600">
          {words('sync.letter.note', { note })}
        </Typography>
      ) : null}
    </Flex>
  );
}

function LetterLine({ letter, ...rest }: { letter: LetterView } & Omit<LettersTableProps, 'letters'>) {
  const words = useWords();
  const mayRun = useAllowed()('sync.run');
  const { key, values } = reasonWords(letter.reason, words('list.separator'));
  const waiting = mayRun ? (
    <LetterActions letter={letter} {...rest} />
  ) : (
    <Typography variant="pi">{words('sync.letter.waiting')}</Typography>
  );
  return (
    <Tr data-testid="douyin-sync-letter" data-letter={letter.id} data-attempts={letter.attempts}>
      <Td style={{ whiteSpace: 'normal' }}>
        <Typography variant="pi">{words(key, values)}</Typography>
      </Td>
      <Td>
        <Typography variant="pi">{letter.attempts}</Typography>
      </Td>
      <Td>
        <Moment at={letter.keptAt} />
      </Td>
      <Td>{letter.resolvedAt ? <Settled letter={letter} /> : waiting}</Td>
    </Tr>
  );
}

/** Rows that became no lead: why, how often they were tried, and what can be done or was. */
export function LettersTable({ letters, ...rest }: LettersTableProps) {
  const words = useWords();
  return (
    <Table aria-label={words('sync.letters.label')} data-testid="douyin-sync-letters-table">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`sync.letters.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {letters.map((letter) => (
          <LetterLine key={letter.id} letter={letter} {...rest} />
        ))}
      </Tbody>
    </Table>
  );
}

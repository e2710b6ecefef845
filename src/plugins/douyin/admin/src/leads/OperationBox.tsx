import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { OperationView } from '../../../contracts/lead-operations';
import { Banner } from '../shared/Banner';
import { useMoments } from '../shared/moments';
import { ProgressBar } from '../shared/ProgressBar';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { isOver, type Operating } from './use-operation';

const doneIn = ({ changed, unchanged, left }: OperationView): number =>
  changed + unchanged + left.reduce((sum, { count }) => sum + count, 0);

function Going({ operation, onCancel }: { operation: OperationView; onCancel: () => void }) {
  const words = useWords();
  const intl = useIntl();
  const done = doneIn(operation);
  const total = `${intl.formatNumber(operation.total)}${operation.totalIsCapped ? '+' : ''}`;
  const share = operation.total > 0 ? Math.min(99, Math.floor((done / operation.total) * 100)) : 0;
  return (
    <Flex gap={4} width="100%">
      <Box width="24rem">
        <ProgressBar label={words('lead.bulk.progress')} percent={share} />
      </Box>
      <Typography>{words('lead.bulk.so-far', { done: intl.formatNumber(done), total })}</Typography>
      <SteadyButton size="S" variant="tertiary" onClick={onCancel} data-testid="douyin-bulk-cancel">
        {words('action.cancel')}
      </SteadyButton>
    </Flex>
  );
}

function LeftOver({ left }: Pick<OperationView, 'left'>) {
  const words = useWords();
  return (
    <ul>
      {left.map(({ reason, count, leads }) => (
        <Typography tag="li" key={reason}>
          {words(`lead.left.${reason}`, { count })}{' '}
          <Typography variant="pi" textColor="neutral600">
            {leads
              .slice(0, 5)
              .map((id) => `#${id}`)
              .join(words('list.separator'))}
            {count > 5 ? '…' : ''}
          </Typography>
        </Typography>
      ))}
    </ul>
  );
}

function UndoButton({ operation, onUndo }: { operation: OperationView; onUndo: () => void }) {
  const words = useWords();
  const { full } = useMoments();
  if (!operation.undoUntil || operation.undoneBy || operation.changed === 0) return null;
  return (
    <SteadyButton
      size="S"
      variant="secondary"
      title={words('lead.bulk.undo.until', { when: full(operation.undoUntil) })}
      onClick={onUndo}
      data-testid="douyin-bulk-undo"
    >
      {words('action.undo')}
    </SteadyButton>
  );
}

/** How far a change of many leads is, what came of it, and the way back. */
export function OperationBox({ operating }: { operating: Operating }) {
  const words = useWords();
  const { operation, cancel, undo, close } = operating;
  if (!operation) return null;
  const over = isOver(operation);
  const name = over ? operation.stage : 'running';
  const { id, kind, changed, unchanged, left } = operation;
  return (
    <Banner
      variant={over && left.length > 0 ? 'warning' : over ? 'success' : 'info'}
      title={words(`lead.bulk.${kind}.${name}`, { changed, unchanged })}
      action={over ? <UndoButton operation={operation} onUndo={() => void undo(id)} /> : null}
      onClose={over ? close : undefined}
      testId="douyin-bulk"
    >
      {over ? null : <Going operation={operation} onCancel={() => void cancel(id)} />}
      {over && left.length > 0 ? <LeftOver left={left} /> : null}
    </Banner>
  );
}

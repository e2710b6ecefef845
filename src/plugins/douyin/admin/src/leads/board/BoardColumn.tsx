import { useState, type DragEvent, type ReactNode } from 'react';
import { Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { FailureBox } from '../../shared/FailureBox';
import { SteadyButton } from '../../shared/SteadyButton';
import { useWords } from '../../shared/words';
import { StageBadge, useStageName } from '../stages';
import type { Column } from './columns';

const Lane = styled.section`
  display: flex;
  flex-direction: column;
  flex: 1 0 26rem;
  max-width: 36rem;
  min-height: 24rem;
  background: ${({ theme }) => theme.colors.neutral150};
  border: 2px solid transparent;
  border-radius: ${({ theme }) => theme.borderRadius};

  &[data-drop='refused'] {
    opacity: 0.45;
  }

  &[data-drop='allowed'] {
    border-color: ${({ theme }) => theme.colors.primary200};
  }

  &[data-over='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &[data-drop='refused'][data-over='true'] {
    border-color: ${({ theme }) => theme.colors.danger600};
  }
`;

const Cards = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  padding: 0 0.8rem;
  overflow-y: auto;
  max-height: max(36rem, calc(100vh - 32rem));
`;

/** Whether what is dragged may be dropped here; null while nothing is dragged, or where it is at home. */
export type Drop = 'allowed' | 'refused' | null;

type ColumnProps = {
  stage: string;
  column: Column;
  /** False where the filter lets no lead of this status through. */
  isAsked: boolean;
  drop: Drop;
  onDrop: () => void;
  onMore: () => void;
  children: ReactNode;
};

function Head({ stage, column, drop }: Pick<ColumnProps, 'stage' | 'column' | 'drop'>) {
  const words = useWords();
  const intl = useIntl();
  const { total } = column;
  const count = total ? `${intl.formatNumber(total.total)}${total.totalIsCapped ? '+' : ''}` : '…';
  return (
    <Flex justifyContent="space-between" padding={3} gap={2}>
      <Flex gap={2}>
        <StageBadge stage={stage} />
        <Typography variant="pi" fontWeight="bold" textColor="neutral600" data-testid="douyin-column-total">
          {count}
        </Typography>
      </Flex>
      {drop === 'refused' ? (
        <Typography variant="pi" textColor="danger700">
          {words('lead.board.refuses')}
        </Typography>
      ) : null}
    </Flex>
  );
}

function Foot({ column, isAsked, onMore }: Pick<ColumnProps, 'column' | 'isAsked' | 'onMore'>) {
  const words = useWords();
  const { rows, next, isLoading, failure } = column;
  if (failure) return <FailureBox failure={failure} onRetry={onMore} />;
  if (next)
    return (
      <SteadyButton
        size="S"
        variant="tertiary"
        busy={isLoading}
        onClick={onMore}
        data-testid="douyin-column-more"
      >
        {words('lead.board.more')}
      </SteadyButton>
    );
  if (isLoading) return <Loader small>{words('loading')}</Loader>;
  if (rows.length > 0) return null;
  return (
    <Typography variant="pi" textColor="neutral600">
      {words(isAsked ? 'lead.board.empty' : 'lead.board.filtered')}
    </Typography>
  );
}

/** The leads of one status, one card under the other. */
export function BoardColumn({ stage, column, isAsked, drop, onDrop, onMore, children }: ColumnProps) {
  const stageName = useStageName();
  const [isOver, setOver] = useState(false);
  // One that refuses takes the drop as well, to say why.
  const over = (event: DragEvent) => {
    if (!drop) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setOver(true);
  };
  const leave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (drop) onDrop();
  };
  return (
    <Lane
      aria-label={stageName(stage)}
      aria-busy={column.isLoading}
      data-drop={drop}
      data-over={isOver && drop !== null}
      data-testid={`douyin-column-${stage}`}
      onDragOver={over}
      onDragLeave={leave}
      onDrop={take}
    >
      <Head stage={stage} column={column} drop={drop} />
      <Cards>{children}</Cards>
      <Flex justifyContent="center" padding={3}>
        <Foot column={column} isAsked={isAsked} onMore={onMore} />
      </Flex>
    </Lane>
  );
}

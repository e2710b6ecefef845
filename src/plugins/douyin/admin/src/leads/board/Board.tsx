import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Flex, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { PanelLead } from '../../../../contracts/lead-panel';
import { useAllowed } from '../../permissions';
import { useClock } from '../../shared/use-clock';
import { useWords } from '../../shared/words';
import { useChoices } from '../choices';
import { rowLinkId } from '../LeadLink';
import { nextStages } from '../next-stages';
import { OpenLead } from '../OpenLead';
import { useStageName } from '../stages';
import { useFocusOn } from '../use-focus-on';
import type { LeadWhere } from '../use-lead-place';
import { useLeadFilter } from '../use-leads';
import { useRows } from '../use-rows';
import { BoardColumn, type Drop } from './BoardColumn';
import { blankColumn, neighbour } from './columns';
import { LeadCard } from './LeadCard';
import { MoveMessages } from './MoveMessages';
import { useBoard } from './use-board';
import { useMoves } from './use-moves';

const Lanes = styled.div`
  display: flex;
  align-items: stretch;
  gap: 1.2rem;
  overflow-x: auto;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

type BoardProps = {
  where: LeadWhere;
  /** What stands in the place of columns that are all empty. */
  nothing: ReactNode;
  onReady: () => void;
  onKeys: () => void;
};

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/** Says what became of a move, and keeps the focus on the card, which is drawn anew in its new column. */
function useMoved() {
  const words = useWords();
  const stageName = useStageName();
  const focusOn = useFocusOn();
  const [said, setSaid] = useState('');
  const onMoved = ({ lead, to }: { lead: PanelLead; to: string }) => {
    focusOn(rowLinkId(lead.leadId));
    const name = lead.nickname || words('lead.nameless');
    setSaid(words('lead.board.moved', { name, status: stageName(to) }));
  };
  return { said, onMoved };
}

/** The leads as cards, a column for each status; a card that is moved changes the status of its lead. */
export function Board({ where, nothing, onReady, onKeys }: BoardProps) {
  const words = useWords();
  const now = useClock();
  const mayMove = useAllowed()('lead.update');
  const { stages } = useChoices();
  const names = stages.map(({ name }) => name);
  const board = useBoard(names, useLeadFilter(where.place));
  const { columns, isReady, put } = board;
  const { said, onMoved } = useMoved();
  const moves = useMoves({ put, onMoved });
  const [dragged, setDragged] = useState<PanelLead | null>(null);
  const shown = names.map((stage) => columns[stage] ?? blankColumn);
  const all = shown.flatMap(({ rows }) => rows);
  const rows = useRows({ where, rows: all, onSelect: () => undefined, onKeys });

  useEffect(() => {
    if (isReady) onReady();
  }, [isReady, onReady]);

  const dropOn = (stage: string): Drop => {
    if (!dragged || dragged.status === stage) return null;
    return nextStages(stages, dragged.status).includes(stage) ? 'allowed' : 'refused';
  };
  const drop = (stage: string) => {
    // The card is drawn anew elsewhere, and never hears of the end.
    setDragged(null);
    if (dragged) moves.move(dragged, stage);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const card = (event.target as Element).closest('[data-lead]');
    const isFree = !event.defaultPrevented && !(event.target as Element).closest('[role="menu"]');
    if (!card || !isFree || !arrows.includes(event.key)) return;
    const next = neighbour(shown, Number(card.getAttribute('data-lead')), event.key);
    if (next === null) return;
    event.preventDefault();
    document.getElementById(rowLinkId(next))?.focus();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <VisuallyHidden>
        <div role="status">{said}</div>
      </VisuallyHidden>
      <MoveMessages moves={moves} />
      {board.isEmpty ? nothing : null}
      <Lanes
        role="region"
        tabIndex={0}
        aria-label={words('lead.board.title')}
        onKeyDown={onKeyDown}
        data-testid="douyin-board"
      >
        {names.map((stage, place) => (
          <BoardColumn
            key={stage}
            stage={stage}
            column={shown[place] ?? blankColumn}
            isAsked={board.isAsked(stage)}
            drop={dropOn(stage)}
            onDrop={() => drop(stage)}
            onMore={() => board.more(stage)}
          >
            {(shown[place] ?? blankColumn).rows.map((lead) => (
              <LeadCard
                key={lead.leadId}
                lead={lead}
                now={now}
                isOpen={where.open === lead.leadId}
                isCurrent={rows.current === lead.leadId}
                mayMove={mayMove}
                address={where.addressOf(lead.leadId)}
                state={where.state}
                onOpen={rows.onOpen}
                onFocus={rows.onFocus}
                onDrag={setDragged}
                onMove={moves.move}
              />
            ))}
          </BoardColumn>
        ))}
      </Lanes>
      <OpenLead where={where} rows={rows} put={put} again={board.again} />
    </Flex>
  );
}

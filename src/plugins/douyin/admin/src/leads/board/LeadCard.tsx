import { memo, type DragEvent, type MouseEvent } from 'react';
import { Box, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { PanelLead } from '../../../../contracts/lead-panel';
import { AccountAvatar } from '../../accounts/AccountAvatar';
import { useWords } from '../../shared/words';
import { cellOf } from '../cells';
import { LeadLink } from '../LeadLink';
import { MoveMenu } from './MoveMenu';

const Card = styled.li`
  padding: 1.2rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  cursor: pointer;

  &[draggable='true'] {
    cursor: grab;
  }

  &:hover,
  &:focus-within,
  &[data-open='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &[data-open='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

type CardProps = {
  lead: PanelLead;
  now: number;
  isOpen: boolean;
  /** The one card that Tab reaches; the others are reached by arrow keys. */
  isCurrent: boolean;
  mayMove: boolean;
  address: string;
  state: unknown;
  onOpen: (leadId: number) => void;
  onFocus: (leadId: number) => void;
  onDrag: (lead: PanelLead | null) => void;
  onMove: (lead: PanelLead, to: string) => void;
};

function Facts({ lead, now }: Pick<CardProps, 'lead' | 'now'>) {
  const about = { lead, now, density: 'compact' as const };
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={2} width="100%">
      {cellOf('source', about)}
      {cellOf('owner', about)}
      {lead.tags.length > 0 ? cellOf('tags', about) : null}
      {lead.nextFollowUpAt ? cellOf('followUp', about) : null}
    </Flex>
  );
}

const isOnControl = (event: MouseEvent): boolean =>
  Boolean((event.target as Element).closest('a, button, [role="menu"]'));

/** One lead as a card, to be dragged to another column, or moved there by its menu. */
export const LeadCard = memo(function LeadCard(props: CardProps) {
  const { lead, isOpen, isCurrent, mayMove, onOpen, onDrag } = props;
  const words = useWords();
  const name = lead.nickname || words('lead.nameless');
  const start = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', name);
    onDrag(lead);
  };
  return (
    <Card
      draggable={mayMove}
      onDragStart={start}
      onDragEnd={() => onDrag(null)}
      onClick={(event) => (isOnControl(event) ? undefined : onOpen(lead.leadId))}
      onFocus={() => props.onFocus(lead.leadId)}
      data-open={isOpen}
      data-lead={lead.leadId}
      data-testid="douyin-card"
    >
      <Flex gap={2} alignItems="center">
        <AccountAvatar name={lead.nickname} url={lead.avatarUrl || null} />
        <Box flex="1" minWidth={0}>
          <LeadLink
            lead={lead}
            isCurrent={isCurrent}
            isOpen={isOpen}
            address={props.address}
            state={props.state}
            onOpen={onOpen}
          />
        </Box>
        {mayMove ? <MoveMenu lead={lead} name={name} onMove={props.onMove} /> : null}
      </Flex>
      <Facts lead={lead} now={props.now} />
    </Card>
  );
});

import { useEffect, type KeyboardEvent } from 'react';
import { Divider, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { PanelLead } from '../../../contracts/lead-panel';
import { Await } from '../shared/Await';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';
import { ClashBox } from './ClashBox';
import { FollowUpPart } from './FollowUpPart';
import { CloseLead, headingId, LeadHead } from './LeadHead';
import { Lookalikes } from './Lookalikes';
import { OwnerPart } from './OwnerPart';
import { PhonePart } from './PhonePart';
import { RemarkPart } from './RemarkPart';
import { SourcesPart } from './SourcesPart';
import { StatusPart } from './StatusPart';
import { TagsPart } from './TagsPart';
import { Timeline } from './Timeline';
import { useLead, type LeadDesk } from './use-lead';

/** What the focus goes to when a lead is opened; `round` counts the times it was asked for. */
export type Ask = { to: 'top' | 'status' | 'note'; round: number };

const noteId = 'douyin-lead-note';

const Side = styled.aside`
  position: fixed;
  z-index: 4;
  top: 0;
  right: 0;
  bottom: 0;
  width: min(56rem, 100vw);
  overflow-y: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border-left: 1px solid ${({ theme }) => theme.colors.neutral200};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;

const targets: Record<Ask['to'], string> = {
  top: `#${headingId}`,
  status: '[data-testid="douyin-lead-status"] button',
  note: `#${noteId}`,
};

/** Puts the focus where it was asked for, once there is something to put it on. */
function useAsked({ to, round }: Ask, isThere: boolean): void {
  useEffect(() => {
    if (!isThere || round === 0) return;
    const target = document.querySelector<HTMLElement>(targets[to]) ?? document.getElementById(headingId);
    target?.focus();
  }, [to, round, isThere]);
}

type DrawerProps = {
  id: number;
  ask: Ask;
  addressOf: (leadId: number) => string;
  onFresh: (lead: PanelLead) => void;
  onClose: () => void;
};

function Open({ desk, ask, addressOf, onClose }: Omit<DrawerProps, 'id' | 'onFresh'> & { desk: LeadDesk }) {
  const { lead, round, told } = desk;
  useAsked(ask, true);
  return (
    <Flex direction="column" alignItems="stretch" gap={5} padding={6}>
      <LeadHead lead={lead} onClose={onClose} />
      <ClashBox desk={desk} />
      <Lookalikes leadId={lead.leadId} addressOf={addressOf} />
      <Divider />
      <StatusPart desk={desk} />
      <FollowUpPart desk={desk} />
      <OwnerPart desk={desk} />
      <TagsPart desk={desk} />
      <PhonePart desk={desk} />
      <RemarkPart desk={desk} />
      <Divider />
      <Timeline leadId={lead.leadId} round={round} noteId={noteId} onChanged={told} />
      <Divider />
      <SourcesPart desk={desk} />
    </Flex>
  );
}

/** Leaves a field before it closes anything. */
function leaveField(event: KeyboardEvent): void {
  const isField = (event.target as Element).matches('input, textarea');
  if (event.key !== 'Escape' || !isField || event.defaultPrevented) return;
  event.stopPropagation();
  document.getElementById(headingId)?.focus();
}

/** One lead beside the list: who, where from, what happened, what to do next. */
export function LeadDrawer({ id, ask, addressOf, onFresh, onClose }: DrawerProps) {
  const words = useWords();
  const desk = useLead(id, onFresh);
  return (
    <Side aria-label={words('lead.drawer.label')} onKeyDown={leaveField} data-testid="douyin-lead-drawer">
      {desk.answer.failure ? (
        <Flex direction="column" alignItems="flex-end" gap={4} padding={6}>
          <CloseLead onClose={onClose} />
          <FailureBox failure={desk.answer.failure} onRetry={desk.answer.reload} />
        </Flex>
      ) : (
        <Await of={desk.answer}>
          {(lead) => <Open desk={{ ...desk, lead }} ask={ask} addressOf={addressOf} onClose={onClose} />}
        </Await>
      )}
    </Side>
  );
}

import { useEffect, type KeyboardEvent } from 'react';
import { Divider, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { PanelLead } from '../../../contracts/lead-panel';
import { Await } from '../shared/Await';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';
import { ClashBox } from './ClashBox';
import { ConvertPart } from './convert/ConvertPart';
import { FollowUpPart } from './FollowUpPart';
import { CloseLead, headingId, LeadHead } from './LeadHead';
import { LeadMenu } from './LeadMenu';
import { Lookalikes } from './Lookalikes';
import { MergesPart } from './merge/MergesPart';
import { useMerges } from './merge/use-merges';
import { MovedBox, type Moved } from './MovedBox';
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
  /** The lead that was asked for became part of this one. */
  moved: Moved | null;
  onFresh: (lead: PanelLead) => void;
  /** The lead became part of the one with this id. */
  onMoved: (to: number) => void;
  /** Leads became one, or several again: the open one is that of this id. */
  onMerged: (to: number) => void;
  /** The lead was erased. */
  onGone: () => void;
  onClose: () => void;
};

type OpenProps = Omit<DrawerProps, 'id' | 'onFresh' | 'onMoved'> & { desk: LeadDesk };

function Open({ desk, ask, addressOf, moved, onMerged, onGone, onClose }: OpenProps) {
  const { lead, round, told } = desk;
  useAsked(ask, true);
  const merges = useMerges(lead.leadId, round);
  const changed = (to: number) => {
    if (to === lead.leadId) void desk.act(() => Promise.resolve());
    onMerged(to);
  };
  const undone = () => changed(lead.leadId);
  return (
    <Flex direction="column" alignItems="stretch" gap={5} padding={6}>
      <LeadHead lead={lead} menu={<LeadMenu desk={desk} onGone={onGone} />} onClose={onClose} />
      <ClashBox desk={desk} />
      <MovedBox moved={moved} />
      <Lookalikes desk={desk} addressOf={addressOf} onMerged={changed} />
      <MergesPart merges={merges} onUndone={undone} />
      <Divider />
      <StatusPart desk={desk} />
      <FollowUpPart desk={desk} />
      <OwnerPart desk={desk} />
      <TagsPart desk={desk} />
      <PhonePart desk={desk} />
      <RemarkPart desk={desk} />
      <ConvertPart desk={desk} />
      <Divider />
      <Timeline
        leadId={lead.leadId}
        round={round}
        noteId={noteId}
        merges={merges}
        onChanged={told}
        onUndone={undone}
      />
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
export function LeadDrawer({ id, onFresh, onMoved, ...props }: DrawerProps) {
  const words = useWords();
  const desk = useLead(id, onFresh);
  const is = desk.answer.data?.leadId ?? id;
  useEffect(() => {
    if (is !== id) onMoved(is);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- told once for each lead
  }, [is, id]);
  return (
    <Side aria-label={words('lead.drawer.label')} onKeyDown={leaveField} data-testid="douyin-lead-drawer">
      {desk.answer.failure ? (
        <Flex direction="column" alignItems="flex-end" gap={4} padding={6}>
          <CloseLead onClose={props.onClose} />
          <FailureBox failure={desk.answer.failure} onRetry={desk.answer.reload} />
        </Flex>
      ) : (
        <Await of={desk.answer}>{(lead) => <Open {...props} desk={{ ...desk, lead }} />}</Await>
      )}
    </Side>
  );
}

import { useRef } from 'react';
import { Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { mergeLimits } from '../../../../contracts/lead-merge';
import type { LeadDetail } from '../../../../contracts/leads';
import { FailureBox } from '../../shared/FailureBox';
import { SteadyButton } from '../../shared/SteadyButton';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useWords } from '../../shared/words';
import { LateBox } from './LateBox';
import { MergeTable } from './MergeTable';
import { useMerge, type Merging } from './use-merge';

type DialogProps = {
  leads: LeadDetail[];
  onMerged: (lead: LeadDetail, gone: number[]) => void;
  onClose: () => void;
  /** Where the focus goes once the leads were merged: what opened the dialog may be gone with them. */
  returnTo: () => HTMLElement | null;
};

/** A click beside the dialog must not lose what was chosen. */
const stay = (event: Event): void => event.preventDefault();

function Body({ merging }: { merging: Merging }) {
  const words = useWords();
  const { leads, preview, failure, changed, retry } = merging;
  const [first] = leads;
  if (leads.length < 2)
    return (
      <Typography data-testid="douyin-merge-done">
        {words('lead.merge.one-left', { id: first?.leadId })}
      </Typography>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography>{words('lead.merge.text', { days: mergeLimits.separableDays })}</Typography>
      <LateBox merging={merging} />
      {failure ? <FailureBox failure={failure} onRetry={retry} /> : null}
      {preview ? <MergeTable merging={merging} preview={preview} /> : null}
      {preview || failure || changed.length > 0 ? null : <Loader>{words('loading')}</Loader>}
    </Flex>
  );
}

/** Makes several leads one: side by side, a choice for each field where they differ, and what would come of it. */
export function MergeDialog({ leads, onMerged, onClose, returnTo }: DialogProps) {
  const words = useWords();
  const isDone = useRef(false);
  const returnFocus = useReturnFocus(() => (isDone.current ? returnTo() : null));
  const merging = useMerge(leads);
  const { preview, busy, changed } = merging;
  const isReady = preview !== null && changed.length === 0 && merging.leads.length > 1;
  const confirm = async () => {
    const merged = await merging.merge();
    if (!merged) return;
    isDone.current = true;
    onMerged(
      merged,
      merging.leads.flatMap(({ leadId }) => (leadId === merged.leadId ? [] : leadId)),
    );
  };
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={returnFocus}
        onInteractOutside={stay}
        style={{ maxWidth: `min(96vw, ${48 + merging.leads.length * 24}rem)` }}
        data-testid="douyin-merge-dialog"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>{words('lead.merge.title', { count: merging.leads.length })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Body merging={merging} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <SteadyButton
            busy={busy}
            idle={!isReady}
            onClick={() => void confirm()}
            data-testid="douyin-merge-confirm"
          >
            {words('lead.merge.confirm', { count: merging.leads.length })}
          </SteadyButton>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

import { useRef } from 'react';
import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { mergeLimits } from '../../../../contracts/lead-merge';
import type { LeadDetail } from '../../../../contracts/leads';
import { DialogFrame } from '../../shared/DialogFrame';
import { FailureBox } from '../../shared/FailureBox';
import { SteadyButton } from '../../shared/SteadyButton';
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
  const count = merging.leads.length;
  const footer = (
    <>
      <Button variant="tertiary" onClick={onClose}>
        {words('action.cancel')}
      </Button>
      <SteadyButton
        busy={busy}
        idle={!isReady}
        onClick={() => void confirm()}
        data-testid="douyin-merge-confirm"
      >
        {words('lead.merge.confirm', { count })}
      </SteadyButton>
    </>
  );
  return (
    <DialogFrame
      title={words('lead.merge.title', { count })}
      width={`min(96vw, ${48 + count * 24}rem)`}
      footer={footer}
      onClose={onClose}
      returnTo={() => (isDone.current ? returnTo() : null)}
      testId="douyin-merge-dialog"
    >
      <Body merging={merging} />
    </DialogFrame>
  );
}

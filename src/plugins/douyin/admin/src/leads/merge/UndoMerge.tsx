import { useRef, useState } from 'react';
import { Typography } from '@strapi/design-system';
import type { MergeView } from '../../../../contracts/lead-merge';
import { AskDialog } from '../../shared/AskDialog';
import { useMoments } from '../../shared/moments';
import { SteadyButton } from '../../shared/SteadyButton';
import { useWords } from '../../shared/words';
import { headingId } from '../LeadHead';
import { useSeparate } from './use-merges';

type UndoProps = { merge: MergeView; onDone: () => void; testId: string };

/** Takes a merge back, after a question; why it cannot be, where it cannot. */
export function UndoMerge({ merge, onDone, testId }: UndoProps) {
  const words = useWords();
  const { full } = useMoments();
  const { separate, busy } = useSeparate();
  const [asking, setAsking] = useState(false);
  const isDone = useRef(false);
  if (merge.hindrance)
    return (
      <Typography variant="pi" textColor="neutral600">
        {words(`lead.merge.hindrance.${merge.hindrance}`)}
      </Typography>
    );
  const confirm = async () => {
    isDone.current = await separate(merge.id);
    setAsking(false);
    if (isDone.current) onDone();
  };
  return (
    <>
      <SteadyButton
        size="S"
        variant="secondary"
        busy={busy}
        title={words('lead.merge.until', { when: full(merge.separableUntil) })}
        onClick={() => setAsking(true)}
        data-testid={testId}
      >
        {words('lead.merge.undo')}
      </SteadyButton>
      {asking ? (
        <AskDialog
          title={words('lead.merge.undo')}
          confirm={words('lead.merge.undo.confirm')}
          onConfirm={confirm}
          onCancel={() => setAsking(false)}
          returnTo={() => (isDone.current ? document.getElementById(headingId) : null)}
          testId="douyin-merge-undo-dialog"
        >
          <Typography textAlign="center">{words('lead.merge.undo.text')}</Typography>
        </AskDialog>
      ) : null}
    </>
  );
}

import { Flex, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { mergeLimits } from '../../../../contracts/lead-merge';
import { pagePath } from '../../plugin-id';
import { Banner } from '../../shared/Banner';
import { focusMain } from '../../shared/focus-main';
import { SteadyButton } from '../../shared/SteadyButton';
import { useWords } from '../../shared/words';
import { useSeparateLatest } from './use-merges';

/** What a merge made: the lead that stayed, and those that became part of it. */
export type Merged = { id: number; gone: number[] };

type BoxProps = { merged: Merged | null; onUndone: () => void; onClose: () => void };

/** Says that leads became one, with the way back and the way to it. */
export function MergedBox({ merged, onUndone, onClose }: BoxProps) {
  const words = useWords();
  const { separateLatest, busy } = useSeparateLatest();
  if (!merged) return null;
  const { id, gone } = merged;
  const undoIt = async () => {
    if (!(await separateLatest(id))) return;
    onUndone();
    focusMain();
  };
  const undo = (
    <SteadyButton
      size="S"
      variant="secondary"
      busy={busy}
      onClick={() => void undoIt()}
      data-testid="douyin-merged-undo"
    >
      {words('action.undo')}
    </SteadyButton>
  );
  const leads = gone.map((one) => `#${one}`).join(words('list.separator'));
  return (
    <Banner
      variant="success"
      title={words('lead.merge.done', { id, leads })}
      action={undo}
      onClose={onClose}
      testId="douyin-merged"
    >
      <Flex gap={3} wrap="wrap">
        {words('lead.merge.done.text', { days: mergeLimits.separableDays })}
        <Link tag={NavLink} to={pagePath(`/leads/${id}`)}>
          {words('lead.merge.done.open', { id })}
        </Link>
      </Flex>
    </Banner>
  );
}

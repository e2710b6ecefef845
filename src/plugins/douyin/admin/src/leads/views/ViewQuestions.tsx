import { Typography } from '@strapi/design-system';
import type { LeadView } from '../../../../contracts/lead-views';
import { AskDialog } from '../../shared/AskDialog';
import { useWords } from '../../shared/words';
import type { ViewCalls } from './use-view-calls';

type RemoveProps = { view: LeadView; calls: ViewCalls; onClose: () => void };

/** Asks before a view is deleted. */
export function RemoveView({ view, calls, onClose }: RemoveProps) {
  const words = useWords();
  const remove = async () => {
    await calls.remove(view);
    onClose();
  };
  return (
    <AskDialog
      danger
      title={words('lead.views.remove')}
      confirm={words('lead.views.remove.confirm')}
      onConfirm={remove}
      onCancel={onClose}
      testId="douyin-view-remove-dialog"
    >
      <Typography textAlign="center">
        {words(view.isShared ? 'lead.views.remove.shared' : 'lead.views.remove.text', { name: view.name })}
      </Typography>
    </AskDialog>
  );
}

/** Says that somebody else saved the view meanwhile, and asks whose side stays. */
export function StaleView({ calls }: { calls: ViewCalls }) {
  const words = useWords();
  const { stale } = calls;
  if (!stale) return null;
  return (
    <AskDialog
      title={words('lead.views.stale')}
      confirm={words('lead.views.stale.insist')}
      cancel={words('lead.views.stale.yield')}
      onConfirm={async () => void (await calls.insist())}
      onCancel={calls.yield}
      testId="douyin-view-stale"
    >
      <Typography textAlign="center">
        {words('lead.views.stale.text', { name: stale.theirs.name })}
      </Typography>
    </AskDialog>
  );
}

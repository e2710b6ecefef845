import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { webhookInboxContracts } from '../../../contracts/webhook-inbox';
import { callApi } from '../api';
import { ReasonDialog } from '../shared/ReasonDialog';
import { useWords } from '../shared/words';

type DismissDialogProps = { ids: readonly string[]; onDone: () => void; onClose: () => void };

/** Asks why held and dead deliveries are given up, and does it. */
export function DismissDialog({ ids, onDone, onClose }: DismissDialogProps) {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const dismiss = async (reason: string) => {
    const { dismissed } = await callApi(webhookInboxContracts.dismiss, { body: { ids: [...ids], reason } });
    const message = words('webhook.dismiss.done', { count: dismissed });
    toggleNotification({ type: dismissed > 0 ? 'success' : 'info', message, timeout: 5000 });
    onDone();
  };
  return (
    <ReasonDialog
      title={words('webhook.dismiss.title')}
      confirm={words('webhook.dismiss')}
      reason={{ label: words('webhook.reason'), hint: words('webhook.reason.hint') }}
      danger
      onConfirm={dismiss}
      onClose={onClose}
      testId="douyin-webhook-dismiss-dialog"
    >
      <Typography>{words('webhook.dismiss.text')}</Typography>
    </ReasonDialog>
  );
}

import { useNotification } from '@strapi/strapi/admin';
import type { StreamView } from '../../../contracts/sync';
import { FormDialog } from '../shared/FormDialog';
import { useWords } from '../shared/words';
import { ScheduleFields } from './ScheduleFields';
import { useScheduleForm } from './use-schedule-form';
import { useStreamName } from './use-stream-name';

type ScheduleDialogProps = {
  stream: StreamView;
  onSaved: (stream: StreamView) => void;
  onClose: () => void;
};

/** The form of a stream: whether it runs by itself, how often, and what its kind asks for. */
export function ScheduleDialog({ stream, onSaved, onClose }: ScheduleDialogProps) {
  const words = useWords();
  const name = useStreamName()(stream);
  const { toggleNotification } = useNotification();
  const form = useScheduleForm(stream, (saved) => {
    toggleNotification({ type: 'success', message: words('sync.schedule.saved', { name }) });
    onSaved(saved);
    onClose();
  });
  return (
    <FormDialog
      title={words('sync.schedule.title', { name })}
      width="64rem"
      saving={form}
      onClose={onClose}
      testId="douyin-sync-schedule-dialog"
    >
      <ScheduleFields form={form} stream={stream} />
    </FormDialog>
  );
}

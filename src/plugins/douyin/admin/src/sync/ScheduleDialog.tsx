import type { FormEvent } from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { StreamView } from '../../../contracts/sync';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';
import { ScheduleFields } from './ScheduleFields';
import { StreamModal } from './StreamModal';
import { useScheduleForm } from './use-schedule-form';
import { useStreamName } from './use-stream-name';

const formId = 'douyin-sync-form';

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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  const footer = (
    <>
      <Button variant="tertiary" onClick={onClose}>
        {words('action.cancel')}
      </Button>
      <Button type="submit" form={formId} loading={form.saving} data-testid="douyin-sync-save">
        {words('action.save')}
      </Button>
    </>
  );
  return (
    <StreamModal
      title={words('sync.schedule.title', { name })}
      width="64rem"
      footer={footer}
      onClose={onClose}
      testId="douyin-sync-schedule-dialog"
    >
      <Box tag="form" id={formId} onSubmit={submit} noValidate>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {form.failure ? <FailureBox failure={form.failure} /> : null}
          <ScheduleFields form={form} stream={stream} />
        </Flex>
      </Box>
    </StreamModal>
  );
}

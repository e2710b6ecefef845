import type { FormEvent } from 'react';
import { Box, Button, Flex, Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { ChannelView } from '../../../contracts/notice-channels';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';
import { ChannelFields } from './ChannelFields';
import { useChannelForm } from './use-channel-form';

const formId = 'douyin-channel-form';

/** A click beside the dialog must not lose what was typed. */
const stay = (event: Event): void => event.preventDefault();

type ChannelDialogProps = { channel: ChannelView | null; onSaved: () => void; onClose: () => void };

/** The form of a channel, or of a new one. */
export function ChannelDialog({ channel, onSaved, onClose }: ChannelDialogProps) {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const form = useChannelForm(channel, ({ name }) => {
    toggleNotification({ type: 'success', message: words('channel.saved', { name }) });
    onSaved();
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  return (
    <Modal.Root open onOpenChange={(next: boolean) => (next ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        style={{ maxWidth: '64rem' }}
        onInteractOutside={stay}
        data-testid="douyin-channel-dialog"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>
            {channel ? words('channel.edit.title', { name: channel.name }) : words('channel.new.title')}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box tag="form" id={formId} onSubmit={submit} noValidate>
            <Flex direction="column" alignItems="stretch" gap={5}>
              {form.failure ? <FailureBox failure={form.failure} /> : null}
              <ChannelFields form={form} />
            </Flex>
          </Box>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" form={formId} loading={form.saving} data-testid="douyin-channel-save">
            {words('action.save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

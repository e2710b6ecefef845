import { useNotification } from '@strapi/strapi/admin';
import type { ChannelView } from '../../../contracts/notice-channels';
import { FormDialog } from '../shared/FormDialog';
import { useWords } from '../shared/words';
import { ChannelFields } from './ChannelFields';
import { useChannelForm } from './use-channel-form';

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
  return (
    <FormDialog
      title={channel ? words('channel.edit.title', { name: channel.name }) : words('channel.new.title')}
      width="64rem"
      saving={form}
      onClose={onClose}
      testId="douyin-channel-dialog"
    >
      <ChannelFields form={form} />
    </FormDialog>
  );
}

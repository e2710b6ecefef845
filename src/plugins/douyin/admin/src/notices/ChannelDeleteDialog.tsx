import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import type { ChannelView } from '../../../contracts/notice-channels';
import { AskDialog } from '../shared/AskDialog';
import { readFailure, type Failure } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';

type ChannelDeleteDialogProps = {
  channel: ChannelView;
  onDelete: (channel: ChannelView) => Promise<void>;
  onClose: () => void;
};

/** Asks before a channel is deleted. */
export function ChannelDeleteDialog({ channel, onDelete, onClose }: ChannelDeleteDialogProps) {
  const words = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);
  const remove = async () => {
    try {
      await onDelete(channel);
      onClose();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return (
    <AskDialog
      title={words('channel.delete.title', { name: channel.name })}
      confirm={words('channel.delete.confirm')}
      danger
      onConfirm={remove}
      onCancel={onClose}
      testId="douyin-channel-delete-dialog"
    >
      {failure ? <FailureBox failure={failure} /> : null}
      <Typography textAlign="center">{words('channel.delete.text')}</Typography>
    </AskDialog>
  );
}

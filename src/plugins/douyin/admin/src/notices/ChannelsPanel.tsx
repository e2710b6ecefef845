import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { channelContracts, type ChannelView } from '../../../contracts/notice-channels';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { ChannelDeleteDialog } from './ChannelDeleteDialog';
import { ChannelDialog } from './ChannelDialog';
import { ChannelsTable } from './ChannelsTable';
import { useChannelActions } from './use-channel-actions';

function AddButton({ onAdd }: { onAdd: () => void }) {
  const words = useWords();
  if (!useAllowed()('notice.update')) return null;
  return (
    <Button startIcon={<Plus />} variant="secondary" onClick={onAdd} data-testid="douyin-channel-add">
      {words('channel.add')}
    </Button>
  );
}

function Heading({ onAdd }: { onAdd: (() => void) | null }) {
  const words = useWords();
  return (
    <Flex justifyContent="space-between" alignItems="flex-end" gap={4}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography id="douyin-channels-title" tag="h2" variant="beta">
          {words('channel.title')}
        </Typography>
        <Typography textColor="neutral600">{words('channel.hint')}</Typography>
      </Flex>
      {onAdd ? <AddButton onAdd={onAdd} /> : null}
    </Flex>
  );
}

/** Where alerts are sent: e-mail, robots of chat groups, webhooks. */
export function ChannelsPanel() {
  const words = useWords();
  const answer = useAnswer(channelContracts.list);
  const actions = useChannelActions(answer.reload);
  const [edited, setEdited] = useState<ChannelView | 'new' | null>(null);
  const [asked, setAsked] = useState<ChannelView | null>(null);
  const add = () => setEdited('new');
  const none = answer.data?.channels.length === 0;
  return (
    <Flex
      tag="section"
      aria-labelledby="douyin-channels-title"
      direction="column"
      alignItems="stretch"
      gap={4}
    >
      <Heading onAdd={none ? null : add} />
      <Await of={answer}>
        {({ channels }) =>
          channels.length === 0 ? (
            <Empty
              title={words('channel.empty.title')}
              action={<AddButton onAdd={add} />}
              testId="douyin-channels-empty"
            >
              {words('channel.empty.text')}
            </Empty>
          ) : (
            <ChannelsTable channels={channels} actions={actions} onEdit={setEdited} onDelete={setAsked} />
          )
        }
      </Await>
      {edited ? (
        <ChannelDialog
          channel={edited === 'new' ? null : edited}
          onSaved={answer.reload}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {asked ? (
        <ChannelDeleteDialog channel={asked} onDelete={actions.remove} onClose={() => setAsked(null)} />
      ) : null}
    </Flex>
  );
}

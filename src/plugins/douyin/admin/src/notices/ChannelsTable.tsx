import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { Pencil, Trash } from '@strapi/icons';
import type { ChannelView } from '../../../contracts/notice-channels';
import { useAllowed } from '../permissions';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { LastDelivery } from './LastDelivery';
import type { ChannelActions } from './use-channel-actions';

const columns = ['name', 'target', 'filter', 'last', 'actions'] as const;

/** What is asked for by the buttons of a row. */
export type ChannelAsks = {
  onEdit: (channel: ChannelView) => void;
  onDelete: (channel: ChannelView) => void;
};

type RowProps = ChannelAsks & { channel: ChannelView; actions: ChannelActions };

function Name({ channel: { name, kind, enabled } }: { channel: ChannelView }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2}>
        <Typography fontWeight="bold">{name}</Typography>
        {enabled ? null : <Badge variant="neutral">{words('channel.off')}</Badge>}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {words(`channel.kind.${kind}`)}
      </Typography>
    </Flex>
  );
}

function Target({ channel: { emails, address, secret, kind } }: { channel: ChannelView }) {
  const words = useWords();
  if (kind === 'email')
    return (
      <Typography style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        {emails.join(words('list.separator'))}
      </Typography>
    );
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography
        style={{ fontFamily: 'monospace' }}
      >{`${address?.origin ?? ''}/…${address?.lastFour ?? ''}`}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {secret ? words('channel.signed', { lastFour: secret.lastFour }) : words('channel.unsigned')}
      </Typography>
    </Flex>
  );
}

function RowButtons({ channel, actions, onEdit, onDelete }: RowProps) {
  const words = useWords();
  const { name } = channel;
  if (!useAllowed()('notice.update')) return null;
  return (
    <Flex gap={1} justifyContent="flex-end">
      <Button
        variant="tertiary"
        size="S"
        loading={actions.testing === channel.id}
        disabled={actions.testing !== null}
        onClick={() => void actions.test(channel)}
        aria-label={words('channel.test.label', { name })}
        data-testid="douyin-channel-test"
      >
        {words('channel.test')}
      </Button>
      <IconButton
        variant="ghost"
        label={words('channel.edit', { name })}
        onClick={() => onEdit(channel)}
        data-testid="douyin-channel-edit"
      >
        <Pencil />
      </IconButton>
      <IconButton
        variant="ghost"
        label={words('channel.delete', { name })}
        onClick={() => onDelete(channel)}
        data-testid="douyin-channel-delete"
      >
        <Trash />
      </IconButton>
    </Flex>
  );
}

function ChannelRow(props: RowProps) {
  const words = useWords();
  const { channel } = props;
  const cells = {
    name: <Name channel={channel} />,
    target: <Target channel={channel} />,
    filter: (
      <Flex direction="column" alignItems="flex-start">
        <Typography>{words(`channel.from.${channel.minSeverity}`)}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {words(`channel.language.${channel.language}`)}
        </Typography>
      </Flex>
    ),
    last: <LastDelivery delivery={channel.lastDelivery} />,
    actions: <RowButtons {...props} />,
  };
  return (
    <Tr data-testid={`douyin-channel-${channel.id}`} data-name={channel.name}>
      {columns.map((column) => (
        <Td key={column}>{cells[column]}</Td>
      ))}
    </Tr>
  );
}

type ChannelsTableProps = ChannelAsks & { channels: ChannelView[]; actions: ChannelActions };

/** The table of channels. */
export function ChannelsTable({ channels, ...rest }: ChannelsTableProps) {
  const words = useWords();
  return (
    <Table data-testid="douyin-channels">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`channel.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} {...rest} />
        ))}
      </Tbody>
    </Table>
  );
}

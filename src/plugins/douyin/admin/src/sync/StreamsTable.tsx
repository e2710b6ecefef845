import { Fragment } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import type { StreamView, SyncChoices } from '../../../contracts/sync';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { byAccount, type AccountGroup } from './by-account';
import { holdOf } from './light';
import { StreamDetails } from './StreamDetails';
import { StreamRow } from './StreamRow';
import type { Ask } from './stream-asks';
import { useOpen } from './use-open';
import type { StreamCalls } from './use-stream-calls';

const columns = ['stream', 'health', 'run', 'next', 'actions'] as const;

function AccountHead({ group: { streams, connected }, app }: { group: AccountGroup; app: string }) {
  const words = useWords();
  const name = streams[0]?.accountName || words('account.nameless');
  return (
    <tr>
      <Box
        tag="th"
        scope="rowgroup"
        colSpan={columns.length}
        background="neutral100"
        padding={2}
        textAlign="left"
      >
        <Flex gap={2}>
          <Typography fontWeight="bold">{name}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {app}
          </Typography>
          {connected ? null : <Badge variant="danger">{words('sync.light.disconnected')}</Badge>}
        </Flex>
      </Box>
    </tr>
  );
}

type StreamsTableProps = {
  streams: StreamView[];
  choices: SyncChoices;
  calls: StreamCalls;
  onAsk: Ask;
  onChanged: () => void;
};

function GroupRows({ group, choices, calls, onAsk, onChanged }: StreamsTableProps & { group: AccountGroup }) {
  const { open, toggle } = useOpen();
  return group.streams.map((stream) => {
    const hold = holdOf(choices, stream);
    const isOpen = open === stream.id;
    return (
      <Fragment key={stream.id}>
        <StreamRow
          stream={stream}
          hold={hold}
          open={isOpen}
          onToggle={() => toggle(stream.id)}
          calls={calls}
          onAsk={onAsk}
        />
        {isOpen ? (
          <Tr>
            <Td colSpan={columns.length} paddingTop={0}>
              <StreamDetails stream={stream} hold={hold} onAsk={onAsk} onChanged={onChanged} />
            </Td>
          </Tr>
        ) : null}
      </Fragment>
    );
  });
}

/** The table of streams, those of one account below its name; each row opens to all that is known and can be done. */
export function StreamsTable(props: StreamsTableProps) {
  const words = useWords();
  const { streams, choices } = props;
  const appName = (id: string) => choices.apps.find((app) => app.id === id)?.name ?? '';
  return (
    <Table aria-label={words('sync.list.title')} data-testid="douyin-sync">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`sync.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      {byAccount(streams, choices).map((group) => (
        <Tbody key={group.accountId}>
          <AccountHead group={group} app={appName(group.appId)} />
          <GroupRows {...props} group={group} />
        </Tbody>
      ))}
    </Table>
  );
}

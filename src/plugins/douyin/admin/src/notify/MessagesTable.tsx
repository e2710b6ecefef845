import { Flex, Typography } from '@strapi/design-system';
import type { NotifyMessageView } from '../../../contracts/lead-notify';
import { failureOf } from '../shared/failure';
import { Moment } from '../shared/Moment';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { deliveryInks } from '../notices/delivery-inks';

const columns = ['at', 'rule', 'message', 'channel', 'state'] as const;

function State({ state, code }: NotifyMessageView) {
  const words = useWords();
  const explain = useExplain();
  return (
    <Flex direction="column" alignItems="flex-start" style={{ whiteSpace: 'normal', maxWidth: '32rem' }}>
      <Typography textColor={deliveryInks[state]}>{words(`alert.delivery.${state}`)}</Typography>
      {code && state !== 'sent' ? (
        <Typography variant="pi" textColor="neutral600">
          {explain(failureOf(code)).what}
        </Typography>
      ) : null}
    </Flex>
  );
}

function Said({ event, sort, total }: NotifyMessageView) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{words('notify.message', { event: words(`notify.event.${event}`), total })}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {words(`notify.sort.${sort}`)}
      </Typography>
    </Flex>
  );
}

function MessageRow({ message }: { message: NotifyMessageView }) {
  const cells = {
    at: <Moment at={message.at} />,
    rule: <Typography>{message.rule}</Typography>,
    message: <Said {...message} />,
    channel: <Typography>{message.channel}</Typography>,
    state: <State {...message} />,
  };
  return (
    <Tr data-testid="douyin-notify-message" data-state={message.state} data-sort={message.sort}>
      {columns.map((column) => (
        <Td key={column}>{cells[column]}</Td>
      ))}
    </Tr>
  );
}

/** What rules sent, the newest first. */
export function MessagesTable({ messages }: { messages: NotifyMessageView[] }) {
  const words = useWords();
  return (
    <Table aria-label={words('notify.log.title')} data-testid="douyin-notify-messages">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`notify.log.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} />
        ))}
      </Tbody>
    </Table>
  );
}

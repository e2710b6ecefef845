import { Typography } from '@strapi/design-system';
import { mayBeResent, outgoingContracts, type OutgoingMessage } from '../../../contracts/outgoing';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { Moment } from '../shared/Moment';
import { SteadyButton } from '../shared/SteadyButton';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useShowFailure } from '../shared/use-explain';
import { useSaving } from '../shared/use-saving';
import { useWords } from '../shared/words';
import { MessageState } from './MessageState';
import { useEventName } from './use-event-name';

const columns = ['event', 'at', 'state', 'attempts', 'actions'] as const;

type Resent = { onResent: () => void };

function Resend({ message: { id }, onResent }: { message: OutgoingMessage } & Resent) {
  const words = useWords();
  const showFailure = useShowFailure();
  const sending = useSaving(
    () => callApi(outgoingContracts.resend, { params: { id } }).catch(showFailure),
    onResent,
  );
  return (
    <SteadyButton
      size="S"
      variant="secondary"
      busy={sending.busy}
      onClick={() => void sending.save()}
      data-testid="douyin-outgoing-resend"
    >
      {words('outgoing.resend')}
    </SteadyButton>
  );
}

function MessageRow({ message, onResent }: { message: OutgoingMessage } & Resent) {
  const name = useEventName()(message.event);
  const mayResend = useAllowed()('notice.update') && mayBeResent(message, new Date());
  return (
    <Tr data-testid="douyin-outgoing-message" data-event={message.event} data-state={message.state}>
      <Td>
        <Typography>{name}</Typography>
      </Td>
      <Td>
        <Moment at={message.createdAt} />
      </Td>
      <Td>
        <MessageState message={message} />
      </Td>
      <Td>
        <Typography>{message.attempts}</Typography>
      </Td>
      <Td>{mayResend ? <Resend message={message} onResent={onResent} /> : null}</Td>
    </Tr>
  );
}

/** Deliveries: what was told, when, how it went, and the way to send once more what was lost. */
export function MessagesTable({ messages, onResent }: { messages: OutgoingMessage[] } & Resent) {
  const words = useWords();
  return (
    <Table data-testid="douyin-outgoing-messages">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`outgoing.message.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} onResent={onResent} />
        ))}
      </Tbody>
    </Table>
  );
}

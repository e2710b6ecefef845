import { Flex, Typography } from '@strapi/design-system';
import type { RefusalView } from '../../../contracts/webhook-inbox';
import { useMoments } from '../shared/moments';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { useEventName, useRefusal } from './event-words';

const columns = ['at', 'reason', 'event', 'app', 'call'] as const;

function Reason({ refusal }: { refusal: RefusalView }) {
  const words = useWords();
  const { what, remedy } = useRefusal()(refusal.reason);
  return (
    <Flex direction="column" alignItems="flex-start" style={{ maxWidth: '48rem', whiteSpace: 'normal' }}>
      <Typography fontWeight="semiBold">{what}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {remedy}
      </Typography>
      {refusal.more > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {words('webhook.refused.more', { count: refusal.more })}
        </Typography>
      ) : null}
    </Flex>
  );
}

function CallFacts({ refusal }: { refusal: RefusalView }) {
  const words = useWords();
  const { bytes, bodyMark, contentType, signed } = refusal;
  const facts = [
    bytes === null ? null : words('webhook.refused.bytes', { count: bytes }),
    words(signed ? 'webhook.refused.signed' : 'webhook.refused.not-signed'),
    contentType,
    bodyMark ? words('webhook.refused.mark', { mark: bodyMark }) : null,
  ].filter((fact) => fact !== null);
  return (
    <Flex direction="column" alignItems="flex-start">
      {facts.map((fact) => (
        <Typography key={fact} variant="pi">
          {fact}
        </Typography>
      ))}
    </Flex>
  );
}

function RefusalRow({ refusal }: { refusal: RefusalView }) {
  const { full } = useMoments();
  const eventName = useEventName();
  const { at, reason, event, app } = refusal;
  return (
    <Tr data-testid="douyin-webhook-refusal" data-reason={reason}>
      <Td>
        <Typography tag="time" dateTime={at}>
          {full(at)}
        </Typography>
      </Td>
      <Td>
        <Reason refusal={refusal} />
      </Td>
      <Td>
        <Typography>{event ? eventName(event) : '–'}</Typography>
      </Td>
      <Td>
        <Typography ellipsis style={{ display: 'block', maxWidth: '18rem' }} title={app?.id}>
          {app ? (app.name ?? app.id) : '–'}
        </Typography>
      </Td>
      <Td>
        <CallFacts refusal={refusal} />
      </Td>
    </Tr>
  );
}

/** Refused calls, the newest first. */
export function RefusalsTable({ refusals }: { refusals: RefusalView[] }) {
  const words = useWords();
  return (
    <Table aria-label={words('webhook.tab.refused')} data-testid="douyin-webhooks-refused">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`webhook.refused.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {refusals.map((refusal) => (
          <RefusalRow key={refusal.id} refusal={refusal} />
        ))}
      </Tbody>
    </Table>
  );
}

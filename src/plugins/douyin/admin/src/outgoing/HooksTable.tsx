import { Flex, Typography } from '@strapi/design-system';
import type { OutgoingHook } from '../../../contracts/outgoing';
import { Badge } from '../shared/Badge';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';
import { HookButtons, type HookAsks } from './HookButtons';
import { MessageState } from './MessageState';
import { useEventName } from './use-event-name';
import { useTest } from './use-test';

const columns = ['name', 'events', 'secret', 'last', 'actions'] as const;

type HookProps = { hook: OutgoingHook };

function Name({ hook: { name, enabled, address } }: HookProps) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2}>
        <Typography fontWeight="bold">{name}</Typography>
        {enabled ? null : <Badge variant="neutral">{words('channel.off')}</Badge>}
      </Flex>
      <Typography variant="pi" textColor="neutral600" style={{ fontFamily: 'monospace' }}>
        {`${address.origin}/…${address.lastFour}`}
      </Typography>
    </Flex>
  );
}

function Events({ hook: { events } }: HookProps) {
  const words = useWords();
  const eventName = useEventName();
  if (events.length === 0)
    return <Typography textColor="neutral600">{words('outgoing.events.none')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="flex-start">
      {events.map((event) => (
        <Typography key={event} tag="li">
          {eventName(event)}
        </Typography>
      ))}
    </Flex>
  );
}

function Secret({ hook: { secret } }: HookProps) {
  const words = useWords();
  const { full } = useMoments();
  if (!secret) return <Typography textColor="neutral600">{words('outgoing.secret.none')}</Typography>;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography style={{ fontFamily: 'monospace' }}>{`whsec_…${secret.lastFour}`}</Typography>
      <Typography variant="pi" textColor="neutral600" title={words('secret.fingerprint.hint')}>
        {words('secret.fingerprint', { fingerprint: secret.fingerprint })}
      </Typography>
      {secret.bothUntil ? (
        <Typography variant="pi" textColor="neutral600">
          {words('outgoing.secret.both', { at: full(secret.bothUntil) })}
        </Typography>
      ) : null}
    </Flex>
  );
}

function Last({ hook: { last } }: HookProps) {
  const words = useWords();
  if (!last) return <Typography textColor="neutral600">{words('channel.never')}</Typography>;
  return <MessageState message={last} />;
}

/** The table of webhooks. */
export function HooksTable({ hooks, ...asks }: { hooks: OutgoingHook[] } & HookAsks) {
  const words = useWords();
  const { test, testing } = useTest();
  const cells = (hook: OutgoingHook) => ({
    name: <Name hook={hook} />,
    events: <Events hook={hook} />,
    secret: <Secret hook={hook} />,
    last: <Last hook={hook} />,
    actions: <HookButtons hook={hook} testing={testing} onTest={(tested) => void test(tested)} {...asks} />,
  });
  return (
    <Table data-testid="douyin-outgoing">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`outgoing.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {hooks.map((hook) => (
          <Tr key={hook.id} data-testid="douyin-outgoing-hook" data-name={hook.name}>
            {columns.map((column) => (
              <Td key={column}>{cells(hook)[column]}</Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

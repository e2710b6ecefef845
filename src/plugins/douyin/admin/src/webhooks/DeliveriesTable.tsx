import { Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { DeliveryView } from '../../../contracts/webhook-inbox';
import { Moment } from '../shared/Moment';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { useEventName, useWhy } from './event-words';
import { holds } from './picks';
import { StageBadge } from './StageBadge';
import type { Picking } from './use-picks';

const columns = ['event', 'stage', 'app', 'received', 'tries'] as const;

type DeliveriesTableProps = {
  deliveries: DeliveryView[];
  /** Null where nothing can be done with what is picked. */
  picking: Picking | null;
  to: (id: string) => { search: string };
};

function EventCell({
  delivery: { id, event, msgId },
  to,
}: Pick<DeliveriesTableProps, 'to'> & { delivery: DeliveryView }) {
  const words = useWords();
  const name = useEventName()(event);
  const line = msgId ? words('webhook.msg-id', { event, msgId }) : event;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Link tag={RouterLink} to={to(id)} data-testid="douyin-webhook-open">
        {name}
      </Link>
      <Typography
        variant="pi"
        textColor="neutral600"
        ellipsis
        style={{ display: 'block', maxWidth: '30rem', fontFamily: 'monospace' }}
        title={line}
      >
        {line}
      </Typography>
    </Flex>
  );
}

function StageCell({ delivery }: { delivery: DeliveryView }) {
  const why = useWhy()(delivery);
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      gap={1}
      style={{ maxWidth: '34rem', whiteSpace: 'normal' }}
    >
      <StageBadge stage={delivery.stage} />
      {why ? (
        <Typography variant="pi" textColor="neutral600">
          {why}
        </Typography>
      ) : null}
    </Flex>
  );
}

function Tries({ delivery: { tries, dueAt } }: { delivery: DeliveryView }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{tries}</Typography>
      {dueAt && tries > 0 ? (
        <Flex gap={1}>
          <Typography variant="pi" textColor="neutral600">
            {words('webhook.next')}
          </Typography>
          <Moment at={dueAt} tone="neutral600" />
        </Flex>
      ) : null}
    </Flex>
  );
}

function DeliveryRow({
  delivery,
  picking,
  to,
}: Omit<DeliveriesTableProps, 'deliveries'> & { delivery: DeliveryView }) {
  const words = useWords();
  const name = useEventName()(delivery.event);
  return (
    <Tr data-testid="douyin-webhook-row" data-event={delivery.event} data-stage={delivery.stage}>
      {picking ? (
        <Td>
          <Checkbox
            aria-label={words('webhook.pick', { name })}
            checked={holds(picking.picks, delivery.id)}
            onCheckedChange={() => picking.toggle(delivery.id)}
            data-testid="douyin-webhook-pick"
          />
        </Td>
      ) : null}
      <Td>
        <EventCell delivery={delivery} to={to} />
      </Td>
      <Td>
        <StageCell delivery={delivery} />
      </Td>
      <Td>
        <Typography>{delivery.app.name}</Typography>
      </Td>
      <Td>
        <Moment at={delivery.receivedAt} />
      </Td>
      <Td>
        <Tries delivery={delivery} />
      </Td>
    </Tr>
  );
}

/** The deliveries of a page, the newest first. */
export function DeliveriesTable({ deliveries, picking, to }: DeliveriesTableProps) {
  const words = useWords();
  return (
    <Table aria-label={words('webhook.tab.inbox')} data-testid="douyin-webhooks">
      <Thead>
        <tr>
          {picking ? (
            <Th>
              <Checkbox
                aria-label={words('webhook.pick.page')}
                checked={picking.part}
                onCheckedChange={picking.togglePage}
                data-testid="douyin-webhook-pick-page"
              />
            </Th>
          ) : null}
          {columns.map((column) => (
            <Th key={column}>{words(`webhook.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} picking={picking} to={to} />
        ))}
      </Tbody>
    </Table>
  );
}

import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import { webhookInboxContracts } from '../../../contracts/webhook-inbox';
import { ownZone } from '../leads/days';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Pager } from '../shared/Pager';
import { useListQuery } from '../shared/paging';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { DeliveriesTable } from './DeliveriesTable';
import { DeliveryDialog } from './DeliveryDialog';
import { DeliveryFilters } from './DeliveryFilters';
import { DismissDialog } from './DismissDialog';
import { filterNames, isFiltered, readFilters, toFilter } from './inbox-filters';
import { NoDeliveries, NoMatch } from './NoDeliveries';
import { PickBar } from './PickBar';
import { ReplayDialog } from './ReplayDialog';
import { StageCounts } from './StageCounts';
import { useApps } from './use-apps';
import { useOpenDelivery } from './use-open-delivery';
import { usePicks } from './use-picks';
import { WebhookScreen } from './WebhookScreen';

/** An event shall be seen a moment after it came. */
const refreshMs = 1_500;

/** One page of the inbox, asked again while it is looked at. */
function useInbox() {
  const query = useListQuery();
  const { page, pageSize } = query;
  const filters = readFilters(query.filter);
  const filter = toFilter(filters, ownZone());
  const deliveries = useAnswer(webhookInboxContracts.list, { query: { page, pageSize, ...filter } });
  useEvery(refreshMs, () => void deliveries.refresh());
  const ids = (deliveries.data?.rows ?? []).map(({ id }) => id);
  return { ...query, filters, deliveries, picking: usePicks(filter, ids) };
}

type Asked = 'replay' | 'dismiss';

function Inbox() {
  const { page, pageSize, filters, deliveries, picking, setFilter, clearFilters } = useInbox();
  const { data: apps } = useApps();
  const { open, to, close } = useOpenDelivery();
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayUpdate = useAllowed()('webhook.update');
  const changed = () => {
    setAsked(null);
    picking.clear();
    void deliveries.refresh();
  };
  const question = { onDone: changed, onClose: () => setAsked(null) };
  const nothing = isFiltered(filters) ? (
    <NoMatch onClear={() => clearFilters(filterNames)} />
  ) : (
    <NoDeliveries />
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <DeliveryFilters apps={apps?.apps ?? []} filters={filters} onChange={setFilter} />
      <Await of={deliveries}>
        {({ rows, total, counts }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <StageCounts
              counts={counts}
              stage={filters.stage}
              onChange={(next) => setFilter('stage', next)}
            />
            {picking.isSome ? (
              <PickBar
                picking={picking}
                total={total}
                onReplay={() => setAsked('replay')}
                onDismiss={() => setAsked('dismiss')}
              />
            ) : null}
            {total === 0 ? (
              nothing
            ) : (
              <div>
                <DeliveriesTable deliveries={rows} picking={mayUpdate ? picking : null} to={to} />
                <Pager page={page} pageSize={pageSize} total={total} />
              </div>
            )}
          </Flex>
        )}
      </Await>
      {open ? (
        <DeliveryDialog key={open} id={open} onChanged={() => void deliveries.refresh()} onClose={close} />
      ) : null}
      {asked === 'replay' ? <ReplayDialog select={picking.select} {...question} /> : null}
      {asked === 'dismiss' ? <DismissDialog ids={picking.picks.ids} {...question} /> : null}
    </Flex>
  );
}

/** What the platform delivered, and what became of it. */
export const WebhooksPage = () => (
  <WebhookScreen>
    <Inbox />
  </WebhookScreen>
);

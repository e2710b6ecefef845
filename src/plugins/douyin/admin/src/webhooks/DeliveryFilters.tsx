import { Flex } from '@strapi/design-system';
import { deliveryReasons, platformEvents } from '../../../contracts/webhooks';
import type { WebhookAppView } from '../../../contracts/webhook-subscriptions';
import { DayFilter } from '../shared/DayFilter';
import { Filter } from '../shared/Filter';
import { SearchBox } from '../shared/SearchBox';
import { useWords } from '../shared/words';
import { useEventName } from './event-words';
import { msgIdLength, type FilterName, type InboxFilters } from './inbox-filters';

type FiltersProps = {
  apps: WebhookAppView[];
  filters: InboxFilters;
  onChange: (name: FilterName, value: string | undefined) => void;
};

function EventFilter({ filters: { event }, onChange }: Omit<FiltersProps, 'apps'>) {
  const words = useWords();
  const eventName = useEventName();
  const known = platformEvents.filter((name) => name !== 'verify_webhook');
  const events = event && !known.some((name) => name === event) ? [event, ...known] : known;
  return (
    <Filter
      width="16.5rem"
      label={words('webhook.filter.event')}
      value={event}
      options={events.map((name) => ({ value: name, label: eventName(name) }))}
      onChange={(next) => onChange('event', next)}
    />
  );
}

/** Search and filters above the inbox. */
export function DeliveryFilters({ apps, filters, onChange }: FiltersProps) {
  const words = useWords();
  return (
    <Flex gap={2} wrap="wrap" role="search" aria-label={words('webhook.filter.region')}>
      <SearchBox
        label={words('webhook.search')}
        placeholder={words('webhook.search.example')}
        value={filters.msgId}
        maxLength={msgIdLength}
        onSearch={(text) => onChange('msgId', text)}
      />
      <EventFilter filters={filters} onChange={onChange} />
      <Filter
        width="16.5rem"
        label={words('webhook.filter.reason')}
        value={filters.reason}
        options={deliveryReasons.map((name) => ({ value: name, label: words(`webhook.reason.${name}`) }))}
        onChange={(next) => onChange('reason', next)}
      />
      {apps.length > 1 || filters.app ? (
        <Filter
          width="16.5rem"
          label={words('webhook.filter.app')}
          value={filters.app}
          options={apps.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => onChange('app', next)}
        />
      ) : null}
      {(['from', 'to'] as const).map((name) => (
        <DayFilter
          key={name}
          label={words(`webhook.filter.${name}`)}
          value={filters[name]}
          onChange={(day) => onChange(name, day)}
        />
      ))}
    </Flex>
  );
}

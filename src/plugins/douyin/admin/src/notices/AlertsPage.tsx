import { Flex } from '@strapi/design-system';
import { Screen } from '../shared/Screen';
import { useWords } from '../shared/words';
import { ChannelsPanel } from './ChannelsPanel';
import { IncidentList } from './IncidentList';

/** What people should know, and the channels that tell them. */
export function AlertsPage() {
  const words = useWords();
  return (
    <Screen title={words('alert.list.title')} subtitle={words('alert.list.subtitle')} needs="notice.read">
      <Flex direction="column" alignItems="stretch" gap={8}>
        <IncidentList />
        <ChannelsPanel />
      </Flex>
    </Screen>
  );
}

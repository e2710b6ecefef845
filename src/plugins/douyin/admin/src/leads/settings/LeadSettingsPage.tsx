import { Flex } from '@strapi/design-system';
import { Screen } from '../../shared/Screen';
import { useWords } from '../../shared/words';
import { BackLink } from '../../shared/BackLink';
import { ChoicesProvider } from '../choices';
import { KeysPanel } from './KeysPanel';
import { MapsPanel } from './MapsPanel';

/** What the site settles about leads: into what they are converted, and by what duplicates are found. */
export function LeadSettingsPage() {
  const words = useWords();
  return (
    <Screen
      title={words('lead.settings.title')}
      subtitle={words('lead.settings.subtitle')}
      needs="lead.settings"
      back={<BackLink to="/leads">{words('lead.back')}</BackLink>}
    >
      <ChoicesProvider>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <MapsPanel />
          <KeysPanel />
        </Flex>
      </ChoicesProvider>
    </Screen>
  );
}

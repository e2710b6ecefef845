import { Flex } from '@strapi/design-system';
import { ChoicesProvider } from '../leads/choices';
import { useAllowed } from '../permissions';
import { Screen } from '../shared/Screen';
import { useWords } from '../shared/words';
import { AwaySection } from './AwaySection';
import { KeysPanel } from './KeysPanel';
import { MapsPanel } from './MapsPanel';
import { RulesSection } from './RulesSection';
import { TagsSection } from './TagsSection';
import { TeamsSection } from './TeamsSection';

/** Who gets new leads, what tags look like, into what leads are converted, and by what duplicates are found. */
export function LeadSettingsPage() {
  const words = useWords();
  const maySet = useAllowed()('lead.settings');
  return (
    <Screen title={words('lead.settings.title')} subtitle={words('lead.settings.subtitle')} needs="lead.read">
      <ChoicesProvider>
        <Flex direction="column" alignItems="stretch" gap={8}>
          <AwaySection />
          <TeamsSection />
          {maySet ? <RulesSection /> : null}
          <TagsSection />
          {maySet ? <MapsPanel /> : null}
          {maySet ? <KeysPanel /> : null}
        </Flex>
      </ChoicesProvider>
    </Screen>
  );
}

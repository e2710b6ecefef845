import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { appContracts } from '../../../contracts/apps';
import { overviewContracts } from '../../../contracts/overview';
import { OpenIncidents } from '../notices/OpenIncidents';
import { Await } from '../shared/Await';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { GettingStarted } from './GettingStarted';
import { HealthPanel } from './HealthPanel';
import { KeysBanner } from './KeysBanner';
import { NumberCards } from './NumberCards';

/** The plugin's start page: numbers, warnings and the way to the first login. */
export function OverviewPage() {
  const words = useWords();
  const numbers = useAnswer(overviewContracts.read);
  const apps = useAnswer(appContracts.list);
  const refresh = () => {
    numbers.reload();
    apps.reload();
  };
  const again = (
    <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={refresh} loading={numbers.loading}>
      {words('action.refresh')}
    </Button>
  );
  return (
    <Screen
      title={words('overview.title')}
      subtitle={words('overview.subtitle')}
      needs="app.read"
      primary={again}
    >
      <Await of={numbers}>
        {(data) => (
          <Flex direction="column" alignItems="stretch" gap={6}>
            <KeysBanner keys={data.keys} />
            <OpenIncidents count={data.incidentsOpen} />
            <NumberCards numbers={data} />
            <HealthPanel numbers={data} />
            <Await of={apps}>{(list) => <GettingStarted numbers={data} apps={list.apps} />}</Await>
          </Flex>
        )}
      </Await>
    </Screen>
  );
}

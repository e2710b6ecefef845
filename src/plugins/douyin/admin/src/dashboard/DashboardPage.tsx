import { useState } from 'react';
import { Box, Flex, Grid } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { dashboardContracts, type DashboardView } from '../../../contracts/lead-dashboard';
import { callApi } from '../api';
import { ChoicesProvider } from '../leads/choices';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Screen } from '../shared/Screen';
import { SteadyButton } from '../shared/SteadyButton';
import { useAnswer, type Loaded } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { Funnel, NewLeads, Owners, Response, Sources } from './charts';
import { Filters } from './Filters';
import { Health } from './Health';
import { NoFigures } from './NoFigures';
import { Notes } from './Notes';
import { toQuery, type Place } from './place';
import { Totals } from './Totals';
import { usePlace } from './use-place';

const restMs = 60_000;
const fillingMs = 2_000;

/** Counts everything anew, for whoever may. */
function CountAnew({ onDone }: { onDone: () => void }) {
  const words = useWords();
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  const count = () => {
    setBusy(true);
    callApi(dashboardContracts.rebuild)
      .then(onDone)
      .catch(showFailure)
      .finally(() => setBusy(false));
  };
  return (
    <SteadyButton variant="tertiary" busy={busy} onClick={count} data-testid="douyin-dashboard-rebuild">
      {words('dash.rebuild')}
    </SteadyButton>
  );
}

function Charts({ view, place }: { view: DashboardView; place: Place }) {
  const shown = { view, place };
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={12} xs={12} direction="column" alignItems="stretch">
        <NewLeads {...shown} />
      </Grid.Item>
      {[Funnel, Sources, Response, Owners].map((Chart, place_) => (
        <Grid.Item key={place_} col={6} xs={12} direction="column" alignItems="stretch">
          <Chart {...shown} />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

type BodyProps = { dashboard: Loaded<DashboardView>; place: Place; go: (place: Place) => void };

function Body({ dashboard, place, go }: BodyProps) {
  return (
    <Await of={dashboard}>
      {(view) => (
        <Flex
          direction="column"
          alignItems="stretch"
          gap={4}
          aria-busy={dashboard.loading}
          data-testid="douyin-dashboard"
        >
          <Notes view={view} />
          {view.total === 0 && view.converted === 0 && !view.filling ? (
            <NoFigures place={place} go={go} />
          ) : (
            <>
              <Totals view={view} />
              <Charts view={view} place={place} />
            </>
          )}
        </Flex>
      )}
    </Await>
  );
}

/** What becomes of the leads, in numbers and charts. */
export function DashboardPage() {
  const words = useWords();
  const mayRebuild = useAllowed()('lead.settings');
  const { place, go } = usePlace();
  const dashboard = useAnswer(dashboardContracts.read, { query: toQuery(place, new Date()) });
  useEvery(dashboard.data?.filling ? fillingMs : restMs, () => void dashboard.refresh());
  const actions = (
    <Flex gap={2}>
      {mayRebuild ? <CountAnew onDone={dashboard.reload} /> : null}
      <SteadyButton
        variant="tertiary"
        startIcon={<ArrowClockwise />}
        busy={dashboard.loading}
        onClick={dashboard.reload}
      >
        {words('action.refresh')}
      </SteadyButton>
    </Flex>
  );
  return (
    <Screen title={words('dash.title')} subtitle={words('dash.subtitle')} needs="lead.read" primary={actions}>
      <ChoicesProvider>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Filters place={place} onChange={go} />
          <Box minHeight={dashboard.data ? undefined : '60rem'}>
            <Body {...{ dashboard, place, go }} />
          </Box>
          <Health />
        </Flex>
      </ChoicesProvider>
    </Screen>
  );
}

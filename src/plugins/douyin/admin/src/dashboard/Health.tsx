import { Flex, Grid, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { overviewContracts } from '../../../contracts/overview';
import { syncContracts } from '../../../contracts/sync';
import { HealthFigures } from '../home/HealthFigures';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Panel } from '../shared/Panel';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { HealthLight } from '../sync/HealthLight';

function TokenHealth() {
  const words = useWords();
  const numbers = useAnswer(overviewContracts.read);
  return (
    <Panel
      title={words('dash.tokens.title')}
      hint={words('health.hint')}
      testId="douyin-dashboard-tokens"
      fill
    >
      <Await of={numbers}>{(data) => <HealthFigures numbers={data} />}</Await>
    </Panel>
  );
}

function SyncHealth() {
  const words = useWords();
  const healths = useAnswer(syncContracts.healths);
  return (
    <Panel
      title={words('dash.sync.title')}
      hint={words('dash.sync.hint')}
      testId="douyin-dashboard-sync"
      fill
    >
      <Await of={healths}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Typography textColor="neutral600">{words('dash.sync.none')}</Typography>
          ) : (
            <Flex
              tag="ul"
              direction="column"
              alignItems="stretch"
              gap={3}
              style={{ listStyle: 'none', padding: 0 }}
            >
              {rows.map(({ health, count }) => (
                <Flex tag="li" key={health} justifyContent="space-between" gap={3} data-health={health}>
                  <HealthLight light={health} />
                  <Link tag={NavLink} to={pagePath(`/sync?health=${health}`)}>
                    {words('dash.sync.count', { count })}
                  </Link>
                </Flex>
              ))}
            </Flex>
          )
        }
      </Await>
    </Panel>
  );
}

/** How the tokens of the accounts and the streams of the sync are, for whoever may see that. */
export function Health() {
  const allowed = useAllowed();
  const parts = [
    { needs: 'app.read', Part: TokenHealth },
    { needs: 'sync.read', Part: SyncHealth },
  ] as const;
  const shown = parts.filter(({ needs }) => allowed(needs));
  return (
    <Grid.Root gap={4}>
      {shown.map(({ needs, Part }) => (
        <Grid.Item key={needs} col={6} xs={12} direction="column" alignItems="stretch">
          <Part />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

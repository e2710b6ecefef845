import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { CheckCircle, Clock, WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { useWords } from '../shared/words';
import { healthFigures, type HealthFigure } from './health';
import type { Overview } from './steps';

const icons = { healthy: CheckCircle, due: Clock, person: WarningCircle } as const;

const colors = { good: 'success600', soon: 'warning600', bad: 'danger600', none: 'neutral600' } as const;

function Figure({ figure: { name, value, tone } }: { figure: HealthFigure }) {
  const words = useWords();
  const intl = useIntl();
  const Icon = icons[name];
  return (
    <Box
      background="neutral0"
      borderColor="neutral200"
      hasRadius
      padding={4}
      height="100%"
      data-testid={`douyin-health-${name}`}
      data-tone={tone}
    >
      <Flex gap={1}>
        <Icon fill={colors[tone]} width="1.4rem" height="1.4rem" aria-hidden />
        <Typography variant="pi" textColor="neutral600">
          {words(`health.${name}`)}
        </Typography>
      </Flex>
      <Typography variant="alpha" textColor={tone === 'none' ? 'neutral800' : colors[tone]}>
        {intl.formatNumber(value)}
      </Typography>
    </Box>
  );
}

/** How many accounts are well, due for a refresh, and in need of a person; each leads to those accounts. */
export function HealthFigures({ numbers }: { numbers: Overview }) {
  const mayLook = useAllowed()('account.read');
  return (
    <Grid.Root gap={3} data-testid="douyin-health">
      {healthFigures(numbers).map((figure) => (
        <Grid.Item key={figure.name} col={4} xs={4} direction="column" alignItems="stretch">
          {mayLook ? (
            <Link
              to={pagePath(`/accounts?state=${figure.state}`)}
              style={{ textDecoration: 'none', height: '100%' }}
            >
              <Figure figure={figure} />
            </Link>
          ) : (
            <Figure figure={figure} />
          )}
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

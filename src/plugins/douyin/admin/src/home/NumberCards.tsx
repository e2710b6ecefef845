import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { useWords } from '../shared/words';
import type { Overview } from './steps';

type Card = { name: string; value: number; note: string | null; bad: boolean; to: string | null };

function useCards(numbers: Overview): Card[] {
  const words = useWords();
  const allowed = useAllowed();
  const { apps, appsOn, appsFailing, accounts, accountsExpired, loginsToday } = numbers;
  const accountsPath = allowed('account.read') ? '/accounts' : null;
  const auditPath = allowed('audit.read') ? '/audit?action=login.succeeded' : null;
  return [
    { name: 'apps', value: apps, note: words('number.apps.note', { on: appsOn }), bad: false, to: '/apps' },
    {
      name: 'failing',
      value: appsFailing,
      note: words(appsFailing > 0 ? 'number.failing.note' : 'number.failing.none'),
      bad: appsFailing > 0,
      to: '/apps',
    },
    {
      name: 'accounts',
      value: accounts,
      note: words('number.accounts.note', { expired: accountsExpired }),
      bad: accountsExpired > 0,
      to: accountsPath,
    },
    { name: 'logins', value: loginsToday, note: words('number.logins.note'), bad: false, to: auditPath },
  ];
}

function CardBox({ card }: { card: Card }) {
  const words = useWords();
  const intl = useIntl();
  return (
    <Box
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={5}
      height="100%"
      data-testid={`douyin-number-${card.name}`}
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography variant="pi" textColor="neutral600">
          {words(`number.${card.name}`)}
        </Typography>
        <Typography variant="alpha" textColor={card.bad ? 'danger600' : 'neutral800'}>
          {intl.formatNumber(card.value)}
        </Typography>
        <Typography variant="pi" textColor={card.bad ? 'danger600' : 'neutral600'}>
          {card.note}
        </Typography>
      </Flex>
    </Box>
  );
}

/** The site's numbers, each a link to what it counts. */
export function NumberCards({ numbers }: { numbers: Overview }) {
  return (
    <Grid.Root gap={4}>
      {useCards(numbers).map((card) => (
        <Grid.Item key={card.name} col={3} s={6} xs={12} direction="column" alignItems="stretch">
          {card.to ? (
            <Link to={pagePath(card.to)} style={{ textDecoration: 'none', height: '100%' }}>
              <CardBox card={card} />
            </Link>
          ) : (
            <CardBox card={card} />
          )}
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

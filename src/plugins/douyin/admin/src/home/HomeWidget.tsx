import { Flex, Grid, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { overviewContracts } from '../../../contracts/overview';
import { OpenIncidents } from '../notices/OpenIncidents';
import { useAnswer } from '../shared/use-answer';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { HealthFigures } from './HealthFigures';
import { KeysBanner } from './KeysBanner';
import type { Overview } from './steps';

type Figure = { name: string; value: number; bad: boolean };

const figures = (numbers: Overview): Figure[] => [
  { name: 'apps', value: numbers.appsOn, bad: false },
  { name: 'failing', value: numbers.appsFailing, bad: numbers.appsFailing > 0 },
  { name: 'logins', value: numbers.loginsToday, bad: false },
];

function Figures({ numbers }: { numbers: Overview }) {
  const words = useWords();
  const intl = useIntl();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} data-testid="douyin-widget">
      <KeysBanner keys={numbers.keys} short />
      <HealthFigures numbers={numbers} />
      <OpenIncidents count={numbers.incidentsOpen} />
      <Grid.Root gap={4}>
        {figures(numbers).map(({ name, value, bad }) => (
          <Grid.Item key={name} col={4} xs={4} direction="column" alignItems="flex-start">
            <Typography variant="pi" textColor="neutral600">
              {words(`widget.${name}`)}
            </Typography>
            <Typography variant="alpha" textColor={bad ? 'danger600' : 'neutral800'}>
              {intl.formatNumber(value)}
            </Typography>
          </Grid.Item>
        ))}
      </Grid.Root>
    </Flex>
  );
}

/** The plugin's box on the admin's home page. */
export function HomeWidget() {
  const words = useWords();
  const explain = useExplain();
  const { data, failure } = useAnswer(overviewContracts.read);
  if (failure) return <Widget.Error>{explain(failure).what}</Widget.Error>;
  if (!data) return <Widget.Loading>{words('loading')}</Widget.Loading>;
  return <Figures numbers={data} />;
}

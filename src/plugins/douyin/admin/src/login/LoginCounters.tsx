import { Flex, Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { loginContracts } from '../../../contracts/login';
import { Await } from '../shared/Await';
import { useMoments } from '../shared/moments';
import { Panel } from '../shared/Panel';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { counterNames, numbersOf } from './counters';

type NumbersProps = { numbers: ReturnType<typeof numbersOf> };

function Numbers({ numbers }: NumbersProps) {
  const words = useWords();
  const intl = useIntl();
  return (
    <Grid.Root tag="dl" gap={4}>
      {counterNames.map((name) => (
        <Grid.Item
          key={name}
          col={6}
          xs={6}
          direction="column"
          alignItems="flex-start"
          data-testid={`douyin-logins-${name}`}
        >
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {words(`logins.${name}`)}
          </Typography>
          <Typography tag="dd" variant="beta" style={{ margin: 0 }}>
            {intl.formatNumber(numbers[name])}
          </Typography>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

/** What came of an app's logins lately, in numbers. */
export function LoginCounters({ appId }: { appId: string }) {
  const words = useWords();
  const { full } = useMoments();
  const answer = useAnswer(loginContracts.counters);
  return (
    <Panel title={words('logins.title')} hint={words('logins.hint')} testId="douyin-logins">
      <Await of={answer}>
        {(counters) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Numbers numbers={numbersOf(counters, appId)} />
            <Typography variant="pi" textColor="neutral600">
              {words('logins.since', { since: full(counters.since) })}
            </Typography>
          </Flex>
        )}
      </Await>
    </Panel>
  );
}

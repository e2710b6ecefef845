import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { DashboardView } from '../../../contracts/lead-dashboard';
import { useWords } from '../shared/words';
import { useLength } from './use-length';

type Total = { name: string; value: string; note: string };

function useTotals({ total, converted, response }: DashboardView): Total[] {
  const intl = useIntl();
  const words = useWords();
  const length = useLength();
  const { waiting, answered, meanSeconds } = response;
  const share = intl.formatNumber(waiting > 0 ? answered / waiting : 0, {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  return [
    { name: 'new', value: intl.formatNumber(total), note: words('dash.total.new.note') },
    { name: 'answered', value: share, note: words('dash.total.answered.note', { answered, waiting }) },
    { name: 'mean', value: length(meanSeconds), note: words('dash.total.mean.note') },
    { name: 'converted', value: intl.formatNumber(converted), note: words('dash.total.converted.note') },
  ];
}

/** The figures that matter most. */
export function Totals({ view }: { view: DashboardView }) {
  const words = useWords();
  return (
    <Grid.Root gap={4}>
      {useTotals(view).map(({ name, value, note }) => (
        <Grid.Item key={name} col={3} s={6} xs={12} direction="column" alignItems="stretch">
          <Box
            background="neutral0"
            hasRadius
            shadow="tableShadow"
            padding={5}
            height="100%"
            data-testid={`douyin-total-${name}`}
          >
            <Flex direction="column" alignItems="flex-start" gap={1}>
              <Typography variant="pi" textColor="neutral600">
                {words(`dash.total.${name}`)}
              </Typography>
              <Typography variant="alpha" data-value>
                {value}
              </Typography>
              <Typography variant="pi" textColor="neutral600">
                {note}
              </Typography>
            </Flex>
          </Box>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

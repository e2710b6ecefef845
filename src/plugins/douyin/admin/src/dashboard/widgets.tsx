import { useMemo, type ReactNode } from 'react';
import { Flex, Grid, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { Answer } from '../../../contracts/contract';
import { dashboardContracts, type DashboardView } from '../../../contracts/lead-dashboard';
import { offsetOf, ownZone } from '../leads/days';
import { useStageName } from '../leads/stages';
import { pagePath } from '../plugin-id';
import { useAnswer, type Loaded } from '../shared/use-answer';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { Bars } from './Bars';
import { Columns } from './Columns';
import { lastDays, toQuery } from './place';
import { daysBetween, seriesOf } from './series';

/** The dashboard of the last days, once; the home page is not kept up to date. */
function useLastDays(count: number) {
  const days = useMemo(() => {
    const [zone, now] = [ownZone(), new Date()];
    const place = { preset: null, ...lastDays(count, zone, now), zone };
    return { ...place, query: toQuery(place, now) };
  }, [count]);
  return { ...days, dashboard: useAnswer(dashboardContracts.read, { query: days.query }) };
}

type BoxProps<T> = { of: Loaded<T>; isEmpty?: (data: T) => boolean; children: (data: T) => ReactNode };

function WidgetBody<T>({ of, isEmpty = () => false, children }: BoxProps<T>) {
  const words = useWords();
  const explain = useExplain();
  if (of.failure) return <Widget.Error>{explain(of.failure).what}</Widget.Error>;
  if (!of.data) return <Widget.Loading>{words('loading')}</Widget.Loading>;
  if (isEmpty(of.data)) return <Widget.NoData>{words('widget.leads.none')}</Widget.NoData>;
  return <>{children(of.data)}</>;
}

const hasNone = ({ total, filling }: DashboardView): boolean => total === 0 && !filling;

/** On the home page: new leads of the last two weeks. */
export function NewLeadsWidget() {
  const words = useWords();
  const intl = useIntl();
  const { from, to, dashboard } = useLastDays(14);
  const days = useMemo(() => daysBetween(from, to), [from, to]);
  return (
    <WidgetBody of={dashboard} isEmpty={hasNone}>
      {(view) => (
        <Flex direction="column" alignItems="stretch" gap={2} data-testid="douyin-widget-new">
          <Flex alignItems="baseline" gap={2}>
            <Typography variant="alpha">{intl.formatNumber(view.total)}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {words('widget.new.note')}
            </Typography>
          </Flex>
          <Columns
            label={words('widget.new.title')}
            days={days}
            series={seriesOf(view, days)}
            height={130}
            isSmall
          />
        </Flex>
      )}
    </WidgetBody>
  );
}

/** On the home page: where the new leads of the last month stand. */
export function FunnelWidget() {
  const words = useWords();
  const stageName = useStageName();
  const { dashboard } = useLastDays(30);
  return (
    <WidgetBody of={dashboard} isEmpty={hasNone}>
      {(view) => (
        <div data-testid="douyin-widget-funnel">
          <Bars
            label={words('widget.funnel.title')}
            of={view.total}
            bars={view.statuses.map(({ status, count }) => ({ id: status, label: stageName(status), count }))}
          />
        </div>
      )}
    </WidgetBody>
  );
}

type Mine = Answer<typeof dashboardContracts.mine>;

function FollowUps({ mine }: { mine: Mine }) {
  const words = useWords();
  const intl = useIntl();
  const listOf = (followUp: string) =>
    `${pagePath('/leads')}?owner=${mine.owner}&followUp=${followUp}&zone=${encodeURIComponent(ownZone())}`;
  const figures = [
    { name: 'overdue', count: mine.overdue, tone: mine.overdue > 0 ? 'danger600' : 'neutral800' },
    { name: 'today', count: mine.today, tone: 'neutral800' },
  ] as const;
  return (
    <Grid.Root gap={4} data-testid="douyin-widget-follow-ups">
      {figures.map(({ name, count, tone }) => (
        <Grid.Item key={name} col={6} xs={6} direction="column" alignItems="flex-start">
          <Typography variant="pi" textColor="neutral600">
            {words(`lead.follow-up.${name}`)}
          </Typography>
          <Typography variant="alpha" textColor={tone} data-follow-up={name}>
            {count >= 1000 ? '1000+' : intl.formatNumber(count)}
          </Typography>
          <Link tag={NavLink} to={listOf(name)}>
            {words(`widget.follow-ups.${name}`)}
          </Link>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

/** On the home page: whom to call back today, and whom one has forgotten. */
export function FollowUpsWidget() {
  const mine = useAnswer(dashboardContracts.mine, { query: { zone: offsetOf(new Date(), ownZone()) } });
  return <WidgetBody of={mine}>{(data) => <FollowUps mine={data} />}</WidgetBody>;
}

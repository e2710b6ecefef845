import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { DashboardView } from '../../../contracts/lead-dashboard';
import { writePlace as leadSearch } from '../leads/lead-place';
import { useStageName } from '../leads/stages';
import { pagePath } from '../plugin-id';
import { useWords } from '../shared/words';
import { Bars, type Bar } from './Bars';
import { ChartPanel } from './ChartPanel';
import { Columns } from './Columns';
import type { Place } from './place';
import { daysBetween, seriesOf } from './series';
import { useLength } from './use-length';

type ChartProps = { view: DashboardView; place: Place };

/** The list of the leads that a bar counts. */
const listOf = ({ from, to, app, zone }: Place, filter: { status?: string; owner?: string }): string =>
  `${pagePath('/leads')}?${leadSearch({ filters: { from, to, app, ...filter }, zone, size: 20, mode: 'table' }).toString()}`;

/** New leads by day and app. */
export function NewLeads({ view, place: { from, to } }: ChartProps) {
  const words = useWords();
  const intl = useIntl();
  const days = useMemo(() => daysBetween(from, to), [from, to]);
  const series = useMemo(() => seriesOf(view, days), [view, days]);
  const title = words('dash.new.title');
  const rows = days.map((day, place) => {
    const counts = series.map(({ values }) => values[place] ?? 0);
    const sum = counts.reduce((total, count) => total + count, 0);
    const name = intl.formatDate(`${day}T00:00:00.000Z`, { timeZone: 'UTC', dateStyle: 'medium' });
    return { id: day, cells: [name, ...[sum, ...counts].map((count) => intl.formatNumber(count))] };
  });
  const names = series.map(({ name }) => name ?? words('dash.rest'));
  const head = [words('dash.col.day'), words('dash.col.all'), ...names];
  return (
    <ChartPanel
      name="new"
      title={title}
      hint={words('dash.new.hint')}
      figures={{ head, rows: rows.reverse() }}
    >
      <Columns label={title} days={days} series={series} />
    </ChartPanel>
  );
}

type BarChartProps = { name: string; bars: Bar[]; of: number; hint?: string };

/** Bars, and a table with the same figures behind them. */
function BarChart({ name, bars, of, hint }: BarChartProps) {
  const words = useWords();
  const intl = useIntl();
  const title = words(`dash.${name}.title`);
  const head = [words(`dash.${name}.col`), words('dash.col.count'), words('dash.col.share')];
  const share = (count: number) =>
    intl.formatNumber(of > 0 ? count / of : 0, { style: 'percent', maximumFractionDigits: 1 });
  const rows = bars.map(({ id, label, count }) => ({
    id,
    cells: [label, intl.formatNumber(count), share(count)],
  }));
  return (
    <ChartPanel name={name} title={title} hint={hint ?? words(`dash.${name}.hint`)} figures={{ head, rows }}>
      <Bars label={title} bars={bars} of={of} />
    </ChartPanel>
  );
}

/** Where the new leads stand now. */
export function Funnel({ view, place }: ChartProps) {
  const stageName = useStageName();
  const bars = view.statuses.map(({ status, count }) => ({
    ...{ id: status, label: stageName(status), count, to: listOf(place, { status }) },
  }));
  return <BarChart name="funnel" bars={bars} of={view.total} />;
}

/** What the new leads were found by. */
export function Sources({ view }: ChartProps) {
  const words = useWords();
  const bars = view.sources.map(({ source, count }) => ({
    ...{ id: source, label: words(`lead.source.${source}`), count },
  }));
  return <BarChart name="sources" bars={bars} of={view.total} />;
}

/** How soon the staff did something. */
export function Response({ view: { response } }: ChartProps) {
  const words = useWords();
  const intl = useIntl();
  const length = useLength();
  const { waiting, answered, meanSeconds, bars } = response;
  const labels = bars.map(({ upToSeconds }, place) => {
    const before = bars[place - 1]?.upToSeconds ?? null;
    if (upToSeconds === null) return words('dash.response.over', { from: length(before) });
    if (before === null) return words('dash.response.under', { to: length(upToSeconds) });
    return words('dash.response.between', { from: length(before), to: length(upToSeconds) });
  });
  const hint = words('dash.response.hint', {
    waiting: intl.formatNumber(waiting),
    answered: intl.formatNumber(answered),
    mean: length(meanSeconds),
  });
  const shown = bars.map(({ count }, place) => ({ id: String(place), label: labels[place] ?? '', count }));
  return <BarChart name="response" bars={shown} of={answered} hint={hint} />;
}

/** Owners in the order of their new leads. */
export function Owners({ view, place }: ChartProps) {
  const words = useWords();
  const intl = useIntl();
  const length = useLength();
  const title = words('dash.owners.title');
  const nameOf = ({ owner, name }: DashboardView['owners'][number]) =>
    owner === null ? words('lead.owner.none') : (name ?? words('lead.owner.gone'));
  const bars = view.owners.slice(0, 10).map((row) => ({
    id: String(row.owner ?? 'none'),
    label: nameOf(row),
    count: row.count,
    note: words('dash.owners.note', {
      converted: intl.formatNumber(row.converted),
      answered: intl.formatNumber(row.answered),
      mean: length(row.meanSeconds),
    }),
    to: listOf(place, { owner: String(row.owner ?? 'none') }),
  }));
  const columns = ['owner', 'count', 'answered', 'mean', 'converted'];
  const rows = view.owners.map((row) => ({
    id: String(row.owner ?? 'none'),
    cells: [
      nameOf(row),
      intl.formatNumber(row.count),
      intl.formatNumber(row.answered),
      length(row.meanSeconds),
      intl.formatNumber(row.converted),
    ],
  }));
  const head = columns.map((name) => words(`dash.col.${name}`));
  return (
    <ChartPanel name="owners" title={title} hint={words('dash.owners.hint')} figures={{ head, rows }}>
      <Bars label={title} bars={bars} />
    </ChartPanel>
  );
}

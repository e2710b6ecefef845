import { useId, useState, type KeyboardEvent } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useWords } from '../shared/words';
import { Inks, inkOf, Swatch } from './inks';
import { topOf, type Series } from './series';
import { useWidth } from './use-width';

const left = 44;
const bottom = 26;
const head = 10;

const Grid = styled.line`
  stroke: ${({ theme }) => theme.colors.neutral200};
`;

const Scale = styled.text`
  fill: ${({ theme }) => theme.colors.neutral600};
  font-size: 12px;
`;

const Chosen = styled.rect`
  fill: ${({ theme }) => theme.colors.primary100};
`;

const Reader = styled.div`
  padding: 0.4rem 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

type ColumnsProps = {
  /** What the chart is of; its first words for screen readers. */
  label: string;
  days: string[];
  series: Series[];
  height?: number;
  /** Without a legend, for small boxes. */
  isSmall?: boolean;
};

const sumAt = (series: Series[], place: number): number =>
  series.reduce((sum, { values }) => sum + (values[place] ?? 0), 0);

/** Writes days, and what a chart says of one of them. */
function useSaid(days: string[], series: Series[]) {
  const intl = useIntl();
  const words = useWords();
  const dayName = (place: number, style: 'short' | 'full') =>
    intl.formatDate(`${days[place]}T00:00:00.000Z`, {
      timeZone: 'UTC',
      ...(style === 'short' ? { month: 'numeric', day: 'numeric' } : { dateStyle: 'medium' }),
    });
  const nameOf = ({ name }: Series) => name ?? words('dash.rest');
  const said = (place: number) => {
    const parts = series
      .filter(({ values }) => (values[place] ?? 0) > 0)
      .map((one) =>
        words('dash.of', { name: nameOf(one), count: intl.formatNumber(one.values[place] ?? 0) }),
      );
    const count = intl.formatNumber(sumAt(series, place));
    const sum = words('dash.day', { day: dayName(place, 'full'), count });
    return parts.length > 1 ? `${sum} · ${parts.join(' · ')}` : sum;
  };
  return { dayName, nameOf, said };
}

type DrawingProps = Required<ColumnsProps> & {
  chart: string;
  width: number;
  chosen: number | null;
  onChoose: (place: number | null) => void;
};

function Drawing({ chart, label, days, series, height, isSmall, width, chosen, onChoose }: DrawingProps) {
  const intl = useIntl();
  const { dayName } = useSaid(days, series);
  const top = topOf(Math.max(0, ...days.map((_, place) => sumAt(series, place))));
  const [wide, tall] = [Math.max(1, width - left), height - bottom - head];
  const step = wide / Math.max(1, days.length);
  const bar = Math.max(1, Math.min(36, step * 0.7));
  const yOf = (value: number) => head + tall * (1 - value / top);
  const every = Math.max(1, Math.ceil((isSmall ? 56 : 64) / step));
  const lines = isSmall ? [0, 2, 4] : [0, 1, 2, 3, 4];
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${chart}-title ${chart}-desc`}
      onMouseLeave={() => onChoose(null)}
    >
      <title id={`${chart}-title`}>{label}</title>
      <desc id={`${chart}-desc`}>
        {`${dayName(0, 'full')} – ${dayName(days.length - 1, 'full')}: ${series.map(({ name, total }) => `${name ?? ''} ${total}`).join(', ')}`}
      </desc>
      <Inks chart={chart} count={series.length} />
      {lines.map((part) => (
        <g key={part}>
          <Grid x1={left} x2={width} y1={yOf((top / 4) * part)} y2={yOf((top / 4) * part)} />
          <Scale x={left - 8} y={yOf((top / 4) * part) + 4} textAnchor="end">
            {intl.formatNumber((top / 4) * part, { notation: 'compact' })}
          </Scale>
        </g>
      ))}
      {days.map((day, place) => {
        let below = 0;
        const x = left + step * place;
        return (
          <g key={day} data-day={day} onMouseEnter={() => onChoose(place)}>
            {chosen === place ? <Chosen x={x} y={head} width={step} height={tall} /> : null}
            <rect x={x} y={head} width={step} height={tall} fill="transparent" />
            {series.map(({ id, values }, ink) => {
              const value = values[place] ?? 0;
              below += value;
              if (value === 0) return null;
              const tallness = Math.max(1, (tall * value) / top);
              return (
                <rect
                  key={id}
                  x={x + (step - bar) / 2}
                  y={yOf(below)}
                  width={bar}
                  height={tallness}
                  fill={inkOf(chart, ink)}
                />
              );
            })}
            {place % every === 0 && x + 40 <= width ? (
              <Scale x={x + step / 2} y={height - 6} textAnchor="middle">
                {dayName(place, 'short')}
              </Scale>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

const moves: Record<string, (place: number, last: number) => number> = {
  ArrowLeft: (place) => Math.max(0, place - 1),
  ArrowRight: (place, last) => Math.min(last, place + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** Columns by day, of several parts each. Arrow keys, or the mouse, go from day to day, and what a day holds is said below. */
export function Columns({ label, days, series, height = 240, isSmall = false }: ColumnsProps) {
  const words = useWords();
  // A pattern is found by its id, which must not hold colons.
  const chart = useId().replace(/:/g, '');
  const [box, width] = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState<number | null>(null);
  const { nameOf, said } = useSaid(days, series);
  const last = days.length - 1;
  const read = chosen === null || chosen > last ? null : chosen;
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    setChosen(read === null ? last : move(read, last));
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Box ref={box} width="100%" minWidth={0} overflow="hidden" style={{ height }}>
        {width > 0 ? (
          <Drawing
            {...{ chart, label, days, series, height, isSmall, width }}
            chosen={read}
            onChoose={setChosen}
          />
        ) : null}
      </Box>
      <Reader
        role="slider"
        tabIndex={0}
        aria-label={words('dash.walk', { chart: label })}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={read ?? last}
        aria-valuetext={said(read ?? last)}
        onKeyDown={onKeyDown}
        data-testid="douyin-chart-reader"
      >
        <Typography variant="pi">{read === null ? words('dash.walk.hint') : said(read)}</Typography>
      </Reader>
      {isSmall ? null : (
        <Flex gap={4} wrap="wrap">
          {series.map((one, place) => (
            <Flex key={one.id} gap={2}>
              <Swatch chart={chart} place={place} />
              <Typography variant="pi">{nameOf(one)}</Typography>
            </Flex>
          ))}
        </Flex>
      )}
    </Flex>
  );
}

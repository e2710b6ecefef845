import { styled } from 'styled-components';

// Each colour has a pattern of its own, so that nobody needs to tell colours apart.
const tones = ['primary600', 'success500', 'warning500', 'alternative600', 'neutral500'] as const;
const marks = [
  null,
  'M0 8 L8 0 M-2 2 L2 -2 M6 10 L10 6',
  'M2 2 h1.5 v1.5 h-1.5 z M6 6 h1.5 v1.5 h-1.5 z',
  'M0 4 h8',
  'M4 0 v8',
] as const;

const Ground = styled.rect<{ $place: number }>`
  fill: ${({ theme, $place }) => theme.colors[tones[$place % tones.length] ?? 'primary600']};
`;

const Mark = styled.path`
  stroke: ${({ theme }) => theme.colors.neutral0};
  stroke-width: 1.5;
  fill: ${({ theme }) => theme.colors.neutral0};
`;

const idOf = (chart: string, place: number): string => `${chart}-ink-${place}`;

/** What fills a shape of the chart with the pattern of a place. */
export const inkOf = (chart: string, place: number): string => `url(#${idOf(chart, place)})`;

/** The patterns of a chart, to be put into its drawing once. */
export function Inks({ chart, count }: { chart: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: count }, (_, place) => {
        const mark = marks[place % marks.length];
        return (
          <pattern key={place} id={idOf(chart, place)} width="8" height="8" patternUnits="userSpaceOnUse">
            <Ground $place={place} width="8" height="8" />
            {mark ? <Mark d={mark} /> : null}
          </pattern>
        );
      })}
    </defs>
  );
}

/** A piece of a pattern, for the legend. */
export function Swatch({ chart, place }: { chart: string; place: number }) {
  return (
    <svg width="16" height="16" aria-hidden style={{ flexShrink: 0 }}>
      <rect width="16" height="16" rx="3" fill={inkOf(chart, place)} />
    </svg>
  );
}

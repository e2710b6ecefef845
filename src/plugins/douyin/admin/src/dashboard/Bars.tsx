import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

/** One bar: what it is of, how many, and where these can be seen. */
export type Bar = { id: string; label: string; count: number; note?: string; to?: string };

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  margin: 0;
  padding: 0;
  list-style: none;
`;

const Track = styled.div`
  height: 1.2rem;
  border-radius: 0.6rem;
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral150};
`;

const Fill = styled.div`
  height: 100%;
  border-radius: 0.6rem;
  background: ${({ theme }) => theme.colors.primary600};
`;

type BarsProps = {
  label: string;
  bars: Bar[];
  /** What all of them are shares of; without it none is told. */ of?: number;
};

/** Bars beside each other, the words and the number of each above it. */
export function Bars({ label, bars, of }: BarsProps) {
  const intl = useIntl();
  const highest = Math.max(1, ...bars.map(({ count }) => count));
  const shareOf = (count: number) =>
    of ? ` (${intl.formatNumber(count / of, { style: 'percent', maximumFractionDigits: 0 })})` : '';
  return (
    <List aria-label={label}>
      {bars.map(({ id, label: name, count, note, to }) => (
        <li key={id} data-bar={id}>
          <Flex justifyContent="space-between" alignItems="baseline" gap={3} paddingBottom={1}>
            {to ? (
              <Link tag={NavLink} to={to}>
                {name}
              </Link>
            ) : (
              <Typography ellipsis>{name}</Typography>
            )}
            <Typography fontWeight="semiBold" style={{ whiteSpace: 'nowrap' }}>
              {`${intl.formatNumber(count)}${shareOf(count)}`}
            </Typography>
          </Flex>
          <Track aria-hidden>
            <Fill style={{ width: `${(100 * count) / highest}%` }} />
          </Track>
          {note ? (
            <Box paddingTop={1}>
              <Typography variant="pi" textColor="neutral600">
                {note}
              </Typography>
            </Box>
          ) : null}
        </li>
      ))}
    </List>
  );
}

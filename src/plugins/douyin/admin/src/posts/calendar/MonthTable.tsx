import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useWords } from '../../shared/words';
import { DayCell } from './DayCell';
import type { Placed } from './month';

const Sheet = styled.table`
  width: 100%;
  min-width: 84rem;
  border-collapse: collapse;
  table-layout: fixed;
  background: ${({ theme }) => theme.colors.neutral0};
`;

const Head = styled.th`
  padding: 0.8rem;
  text-align: left;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Frame = styled.div`
  overflow-x: auto;
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
`;

type MonthTableProps = {
  month: string;
  weeks: string[][];
  days: Map<string, Placed[]>;
  today: string;
};

/** The weeks of a month, a day in each cell. */
export function MonthTable({ month, weeks, days, today }: MonthTableProps) {
  const words = useWords();
  const intl = useIntl();
  const weekday = (day: string) =>
    intl.formatDate(`${day}T00:00:00.000Z`, { weekday: 'short', timeZone: 'UTC' });
  return (
    <Frame>
      <Sheet aria-label={words('post.view.calendar')} data-testid="douyin-posts-calendar">
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <Head key={day} scope="col">
                <Typography variant="sigma" textColor="neutral600">
                  {weekday(day)}
                </Typography>
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  posts={days.get(day) ?? []}
                  isToday={day === today}
                  isOver={day < today}
                  isOther={!day.startsWith(month)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Sheet>
    </Frame>
  );
}

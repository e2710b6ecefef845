import { Flex, IconButton, LinkButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router-dom';
import { postContracts } from '../../../../contracts/post-routes';
import { dayOf, ownZone } from '../../leads/days';
import { Await } from '../../shared/Await';
import { Banner } from '../../shared/Banner';
import { useAnswer } from '../../shared/use-answer';
import { useEvery } from '../../shared/use-every';
import { useWords } from '../../shared/words';
import { toNarrowing, type PostFilters } from '../place';
import { addMonths, byDay, readMonth, weeksOf } from './month';
import { MonthTable } from './MonthTable';

const refreshMs = 5_000;
/** The server gives no more at once. */
const most = 100;

/** The month of the address bar, and the addresses of those beside it. */
function useMonth(today: string) {
  const [search] = useSearchParams();
  const month = readMonth(search.get('month') ?? undefined, today);
  const to = (name: string | null) => {
    const next = new URLSearchParams(search);
    if (name === null) next.delete('month');
    else next.set('month', name);
    return { search: next.toString() };
  };
  return { month, to };
}

/** Posts whose time lies in what a month's calendar shows. */
function usePosts(filters: PostFilters, weeks: string[][], zone: string) {
  const [from, to] = [weeks[0]?.[0] ?? '', weeks.at(-1)?.[6] ?? ''];
  const narrowing = toNarrowing({ ...filters, from, to }, zone);
  const posts = useAnswer(postContracts.list, {
    query: { page: 1, pageSize: most, order: 'scheduled', ...narrowing },
  });
  useEvery(refreshMs, () => void posts.refresh());
  return posts;
}

function Turning({ month, to }: ReturnType<typeof useMonth>) {
  const words = useWords();
  const intl = useIntl();
  const name = intl.formatDate(`${month}-15T00:00:00.000Z`, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const sides = [
    { by: -1, key: 'before', Icon: ChevronLeft },
    { by: 1, key: 'after', Icon: ChevronRight },
  ];
  return (
    <Flex gap={3} wrap="wrap">
      <Flex gap={1} tag="nav" aria-label={words('post.calendar.months')}>
        {sides.map(({ by, key, Icon }) => (
          <IconButton
            key={key}
            tag={Link}
            to={to(addMonths(month, by))}
            variant="tertiary"
            label={words(`post.calendar.${key}`)}
            data-testid={`douyin-posts-month-${key}`}
          >
            <Icon />
          </IconButton>
        ))}
        <LinkButton tag={Link} to={to(null)} variant="tertiary" size="S">
          {words('post.calendar.today')}
        </LinkButton>
      </Flex>
      <Typography variant="delta" tag="h2" aria-live="polite" data-testid="douyin-posts-month">
        {name}
      </Typography>
    </Flex>
  );
}

/** A month with its posts, each on its day where the browser is. */
export function PostCalendar({ filters }: { filters: PostFilters }) {
  const words = useWords();
  const zone = ownZone();
  const today = dayOf(new Date(), zone);
  const turning = useMonth(today);
  const weeks = weeksOf(turning.month);
  const posts = usePosts(filters, weeks, zone);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Turning {...turning} />
      <Await of={posts}>
        {({ rows, total }) => (
          <>
            {total > most ? (
              <Banner variant="warning">{words('post.calendar.more', { most, total })}</Banner>
            ) : null}
            <MonthTable month={turning.month} weeks={weeks} days={byDay(rows, zone)} today={today} />
          </>
        )}
      </Await>
      <Typography variant="pi" textColor="neutral600">
        {words('post.zone', { zone })}
      </Typography>
    </Flex>
  );
}

import { Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useAllowed } from '../../permissions';
import { pagePath } from '../../plugin-id';
import { useWords } from '../../shared/words';
import { stageLooks } from '../PostStageBadge';
import { usePostTitle } from '../use-post-title';
import type { Placed } from './month';

const most = 3;

const Cell = styled.td<{ $isToday: boolean; $isOther: boolean }>`
  height: 11.2rem;
  padding: 0.6rem;
  vertical-align: top;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme, $isOther }) => ($isOther ? theme.colors.neutral100 : 'transparent')};
  box-shadow: ${({ theme, $isToday }) => ($isToday ? `inset 0 0 0 2px ${theme.colors.primary600}` : 'none')};
`;

const Entry = styled(Link)<{ $look: string }>`
  display: block;
  overflow: hidden;
  padding: 0.2rem 0.6rem;
  text-overflow: ellipsis;
  white-space: nowrap;
  text-decoration: none;
  font-size: 1.2rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme, $look }) =>
    $look === 'neutral' ? theme.colors.neutral150 : theme.colors[`${$look}100` as 'primary100']};
  border-left: 3px solid
    ${({ theme, $look }) => theme.colors[($look === 'neutral' ? 'neutral500' : `${$look}600`) as 'primary600']};
  border-radius: ${({ theme }) => theme.borderRadius};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

const Quiet = styled(Link)`
  display: inline-flex;
  padding: 0.2rem;
  font-size: 1.2rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral600};
  border-radius: ${({ theme }) => theme.borderRadius};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

function PostEntry({ placed: { post, time } }: { placed: Placed }) {
  const words = useWords();
  const title = usePostTitle()(post);
  const stage = words(`post.stage.${post.stage}`);
  return (
    <Entry
      to={pagePath(`/posts/${post.id}`)}
      $look={stageLooks[post.stage]}
      title={`${time} ${title} · ${post.accountName} · ${stage}`}
      aria-label={words('post.calendar.entry', { time, title, stage, account: post.accountName })}
      data-testid="douyin-calendar-post"
      data-stage={post.stage}
    >
      {time} {title}
    </Entry>
  );
}

type DayCellProps = { day: string; posts: Placed[]; isToday: boolean; isOver: boolean; isOther: boolean };

/** A day of the calendar with its posts, and the way to one more. */
export function DayCell({ day, posts, isToday, isOver, isOther }: DayCellProps) {
  const words = useWords();
  const intl = useIntl();
  const mayWrite = useAllowed()('post.update');
  const name = intl.formatDate(`${day}T00:00:00.000Z`, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const left = posts.length - most;
  return (
    <Cell $isToday={isToday} $isOther={isOther} aria-current={isToday ? 'date' : undefined} data-day={day}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Flex justifyContent="space-between">
          <Typography
            variant="pi"
            fontWeight={isToday ? 'bold' : undefined}
            textColor={isToday ? 'primary600' : 'neutral600'}
            tag="time"
            dateTime={day}
            title={name}
          >
            {Number(day.slice(8))}
          </Typography>
          {mayWrite && !isOver ? (
            <Quiet
              to={pagePath(`/posts/new?day=${day}`)}
              aria-label={words('post.calendar.add', { day: name })}
              data-testid="douyin-calendar-add"
            >
              <Plus width="1.2rem" height="1.2rem" aria-hidden />
            </Quiet>
          ) : null}
        </Flex>
        {posts.slice(0, most).map((placed) => (
          <PostEntry key={placed.post.id} placed={placed} />
        ))}
        {left > 0 ? (
          <Quiet to={pagePath(`/posts?from=${day}&to=${day}`)}>
            {words('post.calendar.left', { count: left })}
          </Quiet>
        ) : null}
      </Flex>
    </Cell>
  );
}

import { Flex, Typography } from '@strapi/design-system';
import type { PostEventView } from '../../../../contracts/post-views';
import { Await } from '../../shared/Await';
import { useMoments } from '../../shared/moments';
import { Panel } from '../../shared/Panel';
import { useWords } from '../../shared/words';
import { useEventText } from './use-event-text';
import type { PostWork } from './use-post';

function Line({ event }: { event: PostEventView }) {
  const words = useWords();
  const { full } = useMoments();
  const text = useEventText()(event);
  return (
    <Flex tag="li" gap={3} alignItems="baseline" data-testid="douyin-post-event" data-what={event.what}>
      <Typography
        variant="pi"
        textColor="neutral600"
        tag="time"
        dateTime={event.at}
        style={{ flexShrink: 0 }}
      >
        {full(event.at)}
      </Typography>
      <Typography variant="pi">
        {event.actorName ? words('post.event.by', { line: text, name: event.actorName }) : text}
      </Typography>
    </Flex>
  );
}

/** What happened to a post, the oldest first. */
export function History({ events }: Pick<PostWork, 'events'>) {
  const words = useWords();
  return (
    <Panel title={words('post.section.history')} testId="douyin-post-history">
      <Await of={events}>
        {({ rows, total }) => (
          <>
            <Flex tag="ol" direction="column" alignItems="stretch" gap={1}>
              {rows.map((event) => (
                <Line key={event.id} event={event} />
              ))}
            </Flex>
            {total > rows.length ? (
              <Typography variant="pi" textColor="neutral600">
                {words('post.history.first', { count: rows.length, total })}
              </Typography>
            ) : null}
          </>
        )}
      </Await>
    </Panel>
  );
}

import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { MergeView } from '../../../contracts/lead-merge';
import type { EventView, NoteView } from '../../../contracts/lead-timeline';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Moment } from '../shared/Moment';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { isPlatforms, sentenceOf } from './event-words';
import { UndoMerge } from './merge/UndoMerge';
import { mergeOf } from './merge/use-merges';
import { NoteComposer } from './NoteComposer';
import { NoteItem } from './NoteItem';
import { Part } from './Part';
import { useSay } from './use-say';
import { useTimeline } from './use-timeline';

/** A thread down the left with a dot for each line. */
const Line = styled.li`
  position: relative;
  padding: 0 0 1.6rem 2rem;
  border-left: 1px solid ${({ theme }) => theme.colors.neutral200};
  margin-left: 0.4rem;

  &:last-child {
    border-left-color: transparent;
  }

  &::before {
    content: '';
    position: absolute;
    top: 0.6rem;
    left: -0.45rem;
    width: 0.8rem;
    height: 0.8rem;
    border-radius: 50%;
    background: ${({ theme }) => theme.colors.neutral300};
  }

  &[data-kind='note-added']::before {
    background: ${({ theme }) => theme.colors.primary600};
  }
`;

type EventProps = {
  event: EventView;
  leadId: number;
  merges: MergeView[];
  onChanged: () => void;
  onUndone: () => void;
};

function EventLine({ event, leadId, merges, onChanged, onUndone }: EventProps) {
  const words = useWords();
  const { key, values } = sentenceOf(event, useSay());
  const merge = mergeOf(event, merges);
  const actor = event.actorName ?? words(`audit.actor.${event.actorKind}`);
  return (
    <Line data-kind={event.kind} data-testid="douyin-lead-event">
      <Flex justifyContent="space-between" alignItems="baseline" gap={3}>
        <Typography style={{ overflowWrap: 'anywhere' }}>
          {isPlatforms(event) ? null : <Typography fontWeight="semiBold">{`${actor} `}</Typography>}
          {words(key, values)}
          {event.kind === 'note-added' && !event.note ? ` ${words('lead.note.gone')}` : ''}
        </Typography>
        <Box style={{ flexShrink: 0 }}>
          <Moment at={event.at} tone="neutral600" />
        </Box>
      </Flex>
      {merge ? (
        <Box paddingTop={2}>
          <UndoMerge merge={merge} onDone={onUndone} testId="douyin-timeline-merge-undo" />
        </Box>
      ) : null}
      {event.note ? (
        <Box paddingTop={2}>
          <NoteItem leadId={leadId} note={event.note} onChanged={onChanged} />
        </Box>
      ) : null}
    </Line>
  );
}

function Pinned({ notes, leadId, onChanged }: { notes: NoteView[]; leadId: number; onChanged: () => void }) {
  const words = useWords();
  if (notes.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} data-testid="douyin-lead-pinned">
      <Typography variant="pi" fontWeight="semiBold" textColor="neutral600">
        {words('lead.note.pinned')}
      </Typography>
      {notes.map((note) => (
        <NoteItem key={note.id} leadId={leadId} note={note} onChanged={onChanged} />
      ))}
    </Flex>
  );
}

type TimelineProps = Omit<EventProps, 'event'> & { round: number; noteId: string };

/** All that happened with a lead, the newest first, below a place for a new note. */
export function Timeline({ round, noteId, ...line }: TimelineProps) {
  const { leadId, onChanged } = line;
  const words = useWords();
  const mayWrite = useAllowed()('lead.update');
  const { first, older, hasMore, busy, readOn } = useTimeline(leadId, round);
  return (
    <Part title={words('lead.timeline.title')} testId="douyin-lead-timeline">
      <Flex direction="column" alignItems="stretch" gap={4}>
        {mayWrite ? <NoteComposer leadId={leadId} id={noteId} onAdded={onChanged} /> : null}
        <Await of={first}>
          {({ rows, pinned }) => (
            <>
              <Pinned notes={pinned} leadId={leadId} onChanged={onChanged} />
              <ol>
                {[...rows, ...older].map((event) => (
                  <EventLine {...line} key={event.id} event={event} />
                ))}
              </ol>
            </>
          )}
        </Await>
        {hasMore ? (
          <SteadyButton
            variant="tertiary"
            busy={busy}
            onClick={() => void readOn()}
            data-testid="douyin-lead-more"
          >
            {words('lead.timeline.more')}
          </SteadyButton>
        ) : null}
      </Flex>
    </Part>
  );
}

import { useState } from 'react';
import { Box, Button, Flex, Popover, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { ClockCounterClockwise } from '@strapi/icons';
import { operationContracts, type OperationView } from '../../../contracts/lead-operations';
import { Await } from '../shared/Await';
import { Moment } from '../shared/Moment';
import { useMoments } from '../shared/moments';
import { SteadyButton } from '../shared/SteadyButton';
import { useAnswer } from '../shared/use-answer';
import { useClock } from '../shared/use-clock';
import { useEvery } from '../shared/use-every';
import { useWords } from '../shared/words';
import { canUndo, recentOf, standingOf, type Standing } from './recent';
import type { Operating } from './use-operation';

const everyMs = 2_000;

const variants: Record<Standing, 'primary' | 'neutral' | 'success' | 'warning'> = {
  running: 'primary',
  undone: 'neutral',
  cancelled: 'warning',
  done: 'success',
};

type LineProps = { operation: OperationView; now: number; onUndo: () => void; onFollow: () => void };

function Line({ operation, now, onUndo, onFollow }: LineProps) {
  const words = useWords();
  const { full } = useMoments();
  const standing = standingOf(operation);
  const { fields, changed, total, createdAt, undoUntil } = operation;
  const what = fields.map((field) => words(`lead.recent.field.${field}`)).join(words('list.separator'));
  return (
    <Flex tag="li" justifyContent="space-between" gap={4} data-testid="douyin-recent">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Flex gap={2}>
          <Typography fontWeight="semiBold">{what}</Typography>
          <Badge size="S" variant={variants[standing]}>
            {words(`lead.recent.${standing}`)}
          </Badge>
        </Flex>
        <Flex gap={2}>
          <Typography variant="pi" textColor="neutral600">
            {words('lead.recent.count', { changed, total })}
          </Typography>
          <Moment at={createdAt} tone="neutral600" />
        </Flex>
      </Flex>
      {standing === 'running' ? (
        <SteadyButton size="S" variant="tertiary" onClick={onFollow} data-testid="douyin-recent-follow">
          {words('lead.recent.follow')}
        </SteadyButton>
      ) : null}
      {canUndo(operation, now) ? (
        <SteadyButton
          size="S"
          variant="secondary"
          title={undoUntil ? words('lead.bulk.undo.until', { when: full(undoUntil) }) : undefined}
          onClick={onUndo}
          data-testid="douyin-recent-undo"
        >
          {words('action.undo')}
        </SteadyButton>
      ) : null}
    </Flex>
  );
}

function RecentList({ operating, onLeave }: { operating: Operating; onLeave: () => void }) {
  const words = useWords();
  const now = useClock();
  const answer = useAnswer(operationContracts.list);
  useEvery(everyMs, () => void answer.refresh());
  return (
    <Flex direction="column" alignItems="stretch" gap={3} padding={4} width="44rem" maxWidth="90vw">
      <Typography tag="h2" variant="delta">
        {words('lead.recent.title')}
      </Typography>
      <Box maxHeight="40rem" overflow="auto">
        <Await of={answer}>
          {({ rows }) => {
            const recent = recentOf(rows, now);
            if (recent.length === 0)
              return <Typography textColor="neutral600">{words('lead.recent.empty')}</Typography>;
            return (
              <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
                {recent.map((operation) => (
                  <Line
                    key={operation.id}
                    operation={operation}
                    now={now}
                    onUndo={() => {
                      void operating.undo(operation.id);
                      onLeave();
                    }}
                    onFollow={() => {
                      operating.follow(operation);
                      onLeave();
                    }}
                  />
                ))}
              </Flex>
            );
          }}
        </Await>
      </Box>
    </Flex>
  );
}

/** One's own changes of many leads in the last 24 hours, each with its state and the way back. */
export function RecentChanges({ operating }: { operating: Operating }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<ClockCounterClockwise aria-hidden />}
          data-testid="douyin-leads-recent"
        >
          {words('lead.recent.open')}
        </Button>
      </Popover.Trigger>
      <Popover.Content align="end" sideOffset={4} aria-label={words('lead.recent.title')}>
        <RecentList operating={operating} onLeave={() => setOpen(false)} />
      </Popover.Content>
    </Popover.Root>
  );
}

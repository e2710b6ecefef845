import { Flex, Loader, Typography } from '@strapi/design-system';
import { CheckCircle, Clock, CrossCircle, MinusCircle, Question, WarningCircle } from '@strapi/icons';
import { useWords } from '../shared/words';
import type { RowState } from './check-run';

const looks = {
  pass: { Icon: CheckCircle, color: 'success600' },
  warn: { Icon: WarningCircle, color: 'warning600' },
  fail: { Icon: CrossCircle, color: 'danger600' },
  unproven: { Icon: Question, color: 'neutral600' },
  none: { Icon: MinusCircle, color: 'neutral500' },
  waiting: { Icon: Clock, color: 'neutral500' },
  running: { Icon: Clock, color: 'primary600' },
  error: { Icon: CrossCircle, color: 'danger600' },
} as const;

/** The icon of a check's state; the word beside it carries the meaning for who cannot see it. */
export function OutcomeIcon({ state }: { state: RowState }) {
  const { Icon, color } = looks[state];
  if (state === 'running') return <Loader small />;
  return <Icon fill={color} width="1.6rem" height="1.6rem" aria-hidden />;
}

/** The state of a check as a coloured word. */
export function OutcomeWord({ state }: { state: RowState }) {
  const words = useWords();
  return (
    <Typography variant="pi" fontWeight="semiBold" textColor="neutral800">
      {words(`check.outcome.${state}`)}
    </Typography>
  );
}

/** Icon and word of a check's state together, for lists. */
export function OutcomeBadge({ state }: { state: RowState }) {
  return (
    <Flex gap={2} tag="span">
      <OutcomeIcon state={state} />
      <OutcomeWord state={state} />
    </Flex>
  );
}

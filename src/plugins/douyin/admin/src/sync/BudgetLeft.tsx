import { Box, Flex, Typography } from '@strapi/design-system';
import { syncContracts, type BudgetView } from '../../../contracts/sync';
import { Await } from '../shared/Await';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useWords } from '../shared/words';

const refreshMs = 5_000;

function Left({ budget: { left, perMinute } }: { budget: BudgetView }) {
  const words = useWords();
  const text = words('sync.budget.left', { left, perMinute });
  const percent = Math.round((left / perMinute) * 100);
  return (
    <Flex direction="column" alignItems="stretch" gap={1} maxWidth="22rem" data-testid="douyin-sync-budget">
      <Typography variant="pi">{text}</Typography>
      <Box
        role="meter"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={perMinute}
        aria-valuenow={left}
        background="neutral150"
        hasRadius
        height="0.6rem"
        overflow="hidden"
      >
        <Box
          background={percent > 20 ? 'success500' : 'warning500'}
          height="100%"
          width={`${percent}%`}
          hasRadius
        />
      </Box>
      {left === 0 ? <Typography variant="pi">{words('sync.budget.spent')}</Typography> : null}
    </Flex>
  );
}

/** How many calls a stream may still make this minute. */
export function BudgetLeft({ streamId }: { streamId: string }) {
  const budget = useAnswer(syncContracts.budget, { params: { id: streamId } });
  useEvery(refreshMs, () => void budget.refresh());
  return <Await of={budget}>{(shown) => <Left budget={shown} />}</Await>;
}

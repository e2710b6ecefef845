import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Banner } from './Banner';
import type { Failure } from './failure';
import { useExplain } from './use-explain';
import { useWords } from './words';

type FailureBoxProps = { failure: Failure; onRetry?: () => void };

/** Says what went wrong, what to do, and offers to try again. */
export function FailureBox({ failure, onRetry }: FailureBoxProps) {
  const words = useWords();
  const { what, remedy } = useExplain()(failure);
  const retry = onRetry ? (
    <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={onRetry}>
      {words('action.retry')}
    </Button>
  ) : null;
  return (
    <Banner variant="danger" title={what} action={retry} testId="douyin-failure">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {remedy}
        {failure.message ? (
          <Typography variant="pi" textColor="neutral600">
            {words('failure.server', { message: failure.message })}
          </Typography>
        ) : null}
      </Flex>
    </Banner>
  );
}

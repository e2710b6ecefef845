import { Box, Typography } from '@strapi/design-system';
import type { Outcome } from './use-token-calls';

const colors = { success: 'success600', info: 'neutral800', danger: 'danger600' } as const;

/** What came of the last refresh or renewal by hand; the notification that told it is gone by then. */
export function LastOutcome({ outcome: { tone, text, remedy } }: { outcome: Outcome }) {
  return (
    <Box data-testid="douyin-token-outcome" data-tone={tone}>
      <Typography variant="pi" textColor={colors[tone]}>
        {text}
      </Typography>
      {remedy ? <Typography variant="pi">{` ${remedy}`}</Typography> : null}
    </Box>
  );
}

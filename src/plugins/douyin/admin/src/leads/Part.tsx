import { useId, type ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';

type PartProps = { title: string; action?: ReactNode; children: ReactNode; testId?: string };

/** One part of the open lead, under a small heading that names it. */
export function Part({ title, action, children, testId }: PartProps) {
  const id = useId();
  return (
    <Box tag="section" aria-labelledby={id} data-testid={testId} width="100%">
      <Flex justifyContent="space-between" gap={2} paddingBottom={2} minHeight="3.2rem">
        <Typography id={id} tag="h3" variant="sigma" textColor="neutral600">
          {title}
        </Typography>
        {action}
      </Flex>
      {children}
    </Box>
  );
}
